package dev.daybook.adapters.rest.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.PositionRange;
import java.util.Optional;

/**
 * The positions of a command's events; both null if it had nothing to do.
 *
 * @param first the position of the first one
 * @param last the position of the last one
 */
public record AppendedView(
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> first,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> last) {

    static AppendedView of(Receipt receipt) {
        return new AppendedView(
                receipt.positions().map(PositionRange::first),
                receipt.positions().map(PositionRange::last));
    }
}
