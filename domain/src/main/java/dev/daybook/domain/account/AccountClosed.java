package dev.daybook.domain.account;

import dev.daybook.domain.kernel.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An account has been closed. */
public record AccountClosed(AccountId accountId, LocalDate closedOn) implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value());
    }
}
