package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.kernel.ClientId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When an account was closed.
 *
 * @param payTo the account that gets the balance and the interest that is owed; without it, both must be zero
 */
public record CloseAccountRequest(LocalDate closedOn, Optional<ClientId> payTo) {

    CloseAccount creator(ClientId account) {
        return new CloseAccount(account, closedOn, payTo);
    }
}
