package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Takes a transaction back: each of its postings gets a counter-posting. All accounts must be open. Only a caller who may
 * approve can make a balance negative by it.
 *
 * @param transactionId the id of the reversal, chosen by the caller
 * @param reverses the transaction that is taken back
 */
public record ReverseTransaction(ClientId transactionId, ClientId reverses, String reason, LocalDate occurredOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(PostingRepository.class).expectTransaction(transactionId);
        ReversibleTransaction.expect(reverses, state);
    }

    @Override
    public List<TransactionReversed> create(CreationContext now) {
        now.state(PostingRepository.class).requireNewTransaction(transactionId);
        CommandDay.requirePossible(occurredOn, "Reversal " + transactionId, now);
        ReversibleTransaction reversed = ReversibleTransaction.find(reverses, now);
        requireNotEarlierThan(reversed);
        AccountRepository accounts = now.state(AccountRepository.class);
        // announced here: the accounts were not known before the postings were read
        reversed.accountIds().forEach(accounts::expect);
        for (Posting posting : reversed.postings()) {
            requireReversible(posting, accounts.findExisting(posting.accountId()), now);
        }
        return List.of(new TransactionReversed(reversed.accountIds(), transactionId, reverses, reason, occurredOn));
    }

    private void requireNotEarlierThan(ReversibleTransaction reversed) {
        if (occurredOn.isBefore(reversed.occurredOn())) {
            throw Rejection.refused(
                    "reversal.too-early",
                    "Reversal " + transactionId + " cannot have the day " + occurredOn + ": transaction " + reverses
                            + " has the day " + reversed.occurredOn() + ". Use that day or a later one.");
        }
    }

    private void requireReversible(Posting posting, Account account, CreationContext now) {
        if (!account.isOpen()) {
            throw Rejection.refused(
                    "account.closed",
                    "Transaction " + reverses + " cannot be reversed: account " + account.clientId()
                            + " is closed. Record a new transaction between open accounts instead.");
        }
        account.requireMovable(posting.amount(), occurredOn);
        if (posting.amount().isPositive() && !now.mayApprove()) {
            requireCovered(posting, account);
        }
    }

    private void requireCovered(Posting posting, Account account) {
        Money balance = account.balance().minus(posting.amount());
        if (balance.isLessThan(Money.zero(account.currency()))) {
            throw Rejection.refused(
                    "reversal.overdraws",
                    "Transaction " + reverses + " cannot be reversed: the balance of account " + account.clientId()
                            + " would be " + balance
                            + ". Deposit what is missing first, or let a caller send it who has"
                            + " the roles writer and approver.");
        }
    }
}
