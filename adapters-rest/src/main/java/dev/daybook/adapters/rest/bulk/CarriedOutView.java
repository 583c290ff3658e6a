package dev.daybook.adapters.rest.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.PositionRange;
import java.util.Optional;

/**
 * The answer to a line whose command was carried out: what the answer to its own route has in body and head.
 *
 * @param line the number of the line, counted from 1
 * @param status 201, or 200 if nothing was appended now
 * @param first the position of the first event; null if the command had nothing to do
 * @param last the position of the last event
 * @param position a state at this position or later shows the command's effect
 * @param location the path where it can be seen
 */
record CarriedOutView(
        long line,
        int status,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> first,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> last,
        long position,
        Optional<String> location) {

    static CarriedOutView of(long line, Receipt receipt, Optional<String> location) {
        Optional<PositionRange> positions = receipt.positions();
        return new CarriedOutView(
                line,
                receipt.appended() > 0 ? 201 : 200,
                positions.map(PositionRange::first),
                positions.map(PositionRange::last),
                positions.map(PositionRange::last).orElse(receipt.readableFrom()),
                location);
    }
}
