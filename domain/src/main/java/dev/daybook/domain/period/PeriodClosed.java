package dev.daybook.domain.period;

import dev.daybook.domain.kernel.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The books have been closed up to a day.
 *
 * @param firstOpenDay commands cannot date anything before it any more
 */
public record PeriodClosed(PeriodCloseId periodCloseId, LocalDate firstOpenDay, String reason) implements Event {

    /** Requires that people can read the reason. */
    void requireReason() {
        PeriodReason.require(reason);
    }

    @Override
    public List<UUID> subjects() {
        return List.of(periodCloseId.value());
    }
}
