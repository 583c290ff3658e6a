package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A transaction has been reversed: each of its postings has got a counter-posting.
 *
 * <p>The amounts are those of the reversed transaction, so they are not recorded a second time. If the reversed transaction
 * is amended, its reversal still takes back all of it.
 *
 * @param accountIds the accounts of the reversed transaction, in any order
 * @param transactionId the id of the reversal, which is a transaction itself
 * @param reverses the id of the reversed transaction
 */
public record TransactionReversed(
        List<AccountId> accountIds, ClientId transactionId, ClientId reverses, String reason, LocalDate occurredOn)
        implements Event {

    private static final int LONGEST_REASON = 500;

    public TransactionReversed {
        accountIds = List.copyOf(accountIds);
        if (accountIds.isEmpty()
                || accountIds.size() > MOST_SUBJECTS
                || Set.copyOf(accountIds).size() < accountIds.size()) {
            throw Rejection.refused(
                    "reversal.wrong-accounts",
                    "A reversal names 1 to " + MOST_SUBJECTS + " different accounts, not " + accountIds + ".");
        }
    }

    /**
     * Requires that people can read the reason.
     *
     * @throws Rejection {@code reversal.invalid-reason}
     */
    void requireVisible() {
        if (!VisibleText.fits(reason, LONGEST_REASON)) {
            throw Rejection.refused(
                    "reversal.invalid-reason",
                    "A reversal has a reason of 1 to " + LONGEST_REASON + VisibleText.RULE + "; not "
                            + Rejection.quote(reason) + ".");
        }
    }

    @Override
    public List<UUID> subjects() {
        return accountIds.stream().map(AccountId::value).toList();
    }
}
