package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.WithdrawFunds;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;

/** How much is taken from where. */
public record WithdrawFundsRequest(ClientId account, Money amount, LocalDate occurredOn) {

    WithdrawFunds creator(ClientId withdrawal) {
        return new WithdrawFunds(withdrawal, account, amount, occurredOn);
    }
}
