package dev.daybook.domain.period;

import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A person has proposed to reopen a closed period. It stays closed until another person approves. */
public record PeriodReopeningProposed(PeriodCloseId periodCloseId, String reason) implements Event {

    /** Requires that people can read the reason. */
    void requireReason() {
        PeriodReason.require(reason);
    }

    @Override
    public List<UUID> subjects() {
        return List.of(periodCloseId.value());
    }
}
