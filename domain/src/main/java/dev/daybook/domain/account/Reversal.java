package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;

/**
 * The link between a transaction and the one that reverses it.
 *
 * @param transactionId the transaction that reverses the other one
 * @param reverses the reversed transaction
 * @param position the position of the reversal's event
 */
public record Reversal(ClientId transactionId, ClientId reverses, String reason, long position) {

    /** Whether that transaction is the reversed one. */
    public boolean isOf(ClientId transaction) {
        return reverses.equals(transaction);
    }
}
