package dev.daybook.domain.period;

import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A closed period has been reopened: commands can date something in it again. */
public record PeriodReopened(PeriodCloseId periodCloseId) implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(periodCloseId.value());
    }
}
