package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.kernel.ClientId;
import java.time.LocalDate;

/** When an account was closed. */
public record CloseAccountRequest(LocalDate closedOn) {

    CloseAccount creator(ClientId account) {
        return new CloseAccount(account, closedOn);
    }
}
