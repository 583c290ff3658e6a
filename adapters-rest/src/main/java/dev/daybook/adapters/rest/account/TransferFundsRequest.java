package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.TransferFunds;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;

/** How much is moved from where to where. */
public record TransferFundsRequest(ClientId from, ClientId to, Money amount, LocalDate occurredOn) {

    TransferFunds creator(ClientId transfer) {
        return new TransferFunds(transfer, from, to, amount, occurredOn);
    }
}
