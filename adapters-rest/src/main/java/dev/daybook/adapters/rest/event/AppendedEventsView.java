package dev.daybook.adapters.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.PositionRange;
import java.util.Optional;

/**
 * The result of appending events.
 *
 * @param first the position of the first one
 * @param last the position of the last one
 * @param appended how many were appended now
 * @param repeated how many were in the log already
 */
public record AppendedEventsView(
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> first,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> last,
        int appended,
        int repeated) {

    static AppendedEventsView of(Receipt receipt) {
        return new AppendedEventsView(
                receipt.positions().map(PositionRange::first),
                receipt.positions().map(PositionRange::last),
                receipt.appended(),
                receipt.repeated());
    }
}
