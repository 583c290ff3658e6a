package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.ReverseTransaction;
import dev.daybook.domain.kernel.ClientId;
import java.time.LocalDate;

/**
 * Which transaction is reversed, and why.
 *
 * @param reverses the client id of the transaction
 * @param reason the reason, which is kept for ever
 */
public record ReverseTransactionRequest(ClientId reverses, String reason, LocalDate occurredOn) {

    ReverseTransaction creator(ClientId reversal) {
        return new ReverseTransaction(reversal, reverses, reason, occurredOn);
    }
}
