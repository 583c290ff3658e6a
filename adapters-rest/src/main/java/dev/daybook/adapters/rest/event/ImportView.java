package dev.daybook.adapters.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.append.EventImport;
import java.util.Optional;

/**
 * The result of an import.
 *
 * @param lines how many events were read
 * @param appended how many were appended now
 * @param repeated how many were in the log already
 * @param last the position of the last one
 */
public record ImportView(
        long lines,
        long appended,
        long repeated,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> last) {

    static ImportView of(EventImport.Outcome outcome) {
        return new ImportView(outcome.lines(), outcome.appended(), outcome.repeated(), outcome.last());
    }
}
