package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One movement on one account.
 *
 * @param transactionId the transaction that it belongs to; a transfer and its reversal have two postings
 * @param amount positive for a credit, negative for a debit
 * @param balance the account's balance after it
 * @param occurredOn the day from which it counts
 * @param counterAccount the other account of a transfer, or of its reversal
 * @param position the position of its event
 */
public record Posting(
        ClientId transactionId,
        AccountId accountId,
        PostingKind kind,
        Money amount,
        Money balance,
        LocalDate occurredOn,
        Optional<AccountId> counterAccount,
        long position) {}
