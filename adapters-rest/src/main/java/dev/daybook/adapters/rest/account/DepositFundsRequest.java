package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;

/** The content of a deposit. */
public record DepositFundsRequest(ClientId account, Money amount, LocalDate occurredOn) {

    DepositFunds creator(ClientId deposit) {
        return new DepositFunds(deposit, account, amount, occurredOn);
    }
}
