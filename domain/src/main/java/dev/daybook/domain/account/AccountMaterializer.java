package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the events of an account mean for the application state. */
final class AccountMaterializer {

    private AccountMaterializer() {}

    static void opened(AccountOpened event, MaterializationContext context) {
        AccountRepository accounts = context.state(AccountRepository.class);
        accounts.findByClientId(event.clientId()).ifPresent(existing -> {
            throw OpenAccount.exists(existing);
        });
        accounts.find(event.accountId()).ifPresent(existing -> {
            throw Rejection.conflict(
                    "account.id-in-use",
                    "The account id " + event.accountId() + " belongs to account " + existing.clientId() + ".");
        });
        if (context.state(CompanyRepository.class).find(event.companyId()).isEmpty()) {
            throw Rejection.unknown("company", event.companyId());
        }
        accounts.add(Account.opened(event, context.metadata().position()));
    }

    static void deposited(FundsDeposited event, MaterializationContext context) {
        requireNewTransaction(event.transactionId(), context);
        Account before = account(event.accountId(), event.amount(), context);
        Account after = before.moved(event.amount(), position(context));
        post(
                after,
                PostingKind.DEPOSIT,
                event.transactionId(),
                event.amount(),
                event.occurredOn(),
                Optional.empty(),
                context);
    }

    static void withdrawn(FundsWithdrawn event, MaterializationContext context) {
        requireNewTransaction(event.transactionId(), context);
        Account before = account(event.accountId(), event.amount(), context);
        Money debit = event.amount().negated();
        Account after = before.moved(debit, position(context));
        post(
                after,
                PostingKind.WITHDRAWAL,
                event.transactionId(),
                debit,
                event.occurredOn(),
                Optional.empty(),
                context);
    }

    static void transferred(FundsTransferred event, MaterializationContext context) {
        requireNewTransaction(event.transactionId(), context);
        Account from = account(event.fromAccountId(), event.amount(), context);
        Account to = account(event.toAccountId(), event.amount(), context);
        Money debit = event.amount().negated();
        // compute both before the first write: if one account cannot hold the amount, nothing is written
        Account debited = from.moved(debit, position(context));
        Account credited = to.moved(event.amount(), position(context));
        post(
                debited,
                PostingKind.TRANSFER,
                event.transactionId(),
                debit,
                event.occurredOn(),
                Optional.of(to.id()),
                context);
        post(
                credited,
                PostingKind.TRANSFER,
                event.transactionId(),
                event.amount(),
                event.occurredOn(),
                Optional.of(from.id()),
                context);
    }

    static void interestAccrued(InterestAccrued event, MaterializationContext context) {
        requireNewTransaction(event.transactionId(), context);
        Account before = account(event.accountId(), event.amount(), context);
        Account after = before.accrued(event.amount(), event.accruedOn(), event.remainder(), position(context));
        context.state(AccountRepository.class).change(after);
        post(
                after,
                PostingKind.INTEREST,
                event.transactionId(),
                event.amount(),
                event.accruedOn(),
                Optional.empty(),
                context);
    }

    static void reversed(TransactionReversed event, MaterializationContext context) {
        requireNewTransaction(event.transactionId(), context);
        ReversibleTransaction reversed = ReversibleTransaction.find(event.reverses(), context);
        requireAccountsOf(reversed, event);
        // compute all accounts before the first write: if one cannot hold the amount, nothing is written
        List<Account> accounts = new ArrayList<>();
        for (Posting posting : reversed.postings()) {
            accounts.add(takenBack(posting, context));
        }
        for (int i = 0; i < accounts.size(); i++) {
            Posting posting = reversed.postings().get(i);
            if (posting.kind() == PostingKind.INTEREST) {
                context.state(AccountRepository.class).change(accounts.get(i));
            }
            post(
                    accounts.get(i),
                    PostingKind.REVERSAL,
                    event.transactionId(),
                    posting.amount().negated(),
                    event.occurredOn(),
                    posting.counterAccount(),
                    context);
        }
        context.state(ReversalRepository.class)
                .add(new Reversal(event.transactionId(), event.reverses(), event.reason(), position(context)));
    }

    /** The log is searched by the accounts that the event names, so they must be the right ones. */
    private static void requireAccountsOf(ReversibleTransaction reversed, TransactionReversed event) {
        if (!Set.copyOf(event.accountIds()).equals(Set.copyOf(reversed.accountIds()))) {
            throw Rejection.refused(
                    "reversal.wrong-accounts",
                    "Reversal " + event.transactionId() + " names the accounts " + event.accountIds()
                            + ", but transaction " + event.reverses() + " has postings on " + reversed.accountIds()
                            + ".");
        }
    }

    /**
     * The posting's account without the posting. Interest is no longer counted as credited, but its nights are not opened
     * again, and the remainder that the credit left stays.
     */
    private static Account takenBack(Posting posting, MaterializationContext context) {
        Account account = account(posting.accountId(), posting.amount(), context);
        Money counterAmount = posting.amount().negated();
        return posting.kind() == PostingKind.INTEREST
                ? account.accrued(
                        counterAmount, account.accruedThrough(), account.interestRemainder(), position(context))
                : account.moved(counterAmount, position(context));
    }

    static void interestRateChanged(InterestRateChanged event, MaterializationContext context) {
        AccountRepository accounts = context.state(AccountRepository.class);
        accounts.change(accounts.findExisting(event.accountId())
                .withInterestRate(
                        event.annualInterestRate(), event.effectiveOn(), event.remainder(), position(context)));
    }

    static void closed(AccountClosed event, MaterializationContext context) {
        AccountRepository accounts = context.state(AccountRepository.class);
        accounts.change(accounts.findExisting(event.accountId()).closed(position(context)));
    }

    static void touched(AccountId id, MaterializationContext context) {
        AccountRepository accounts = context.state(AccountRepository.class);
        accounts.find(id).ifPresent(account -> accounts.change(account.touched(position(context))));
    }

    private static void requireNewTransaction(ClientId transactionId, MaterializationContext context) {
        context.state(PostingRepository.class).requireNewTransaction(transactionId);
    }

    private static Account account(AccountId id, Money amount, MaterializationContext context) {
        return context.state(AccountRepository.class).findExisting(id).requireCurrency(amount);
    }

    private static long position(MaterializationContext context) {
        return context.metadata().position();
    }

    /** Posts to the account. If more than its balance changes, that was written before. */
    private static void post(
            Account after,
            PostingKind kind,
            ClientId transactionId,
            Money amount,
            LocalDate countsFrom,
            Optional<AccountId> counterAccount,
            MaterializationContext context) {
        context.state(AccountRepository.class).changeBalance(after);
        context.state(PostingRepository.class)
                .add(new Posting(
                        transactionId,
                        after.id(),
                        kind,
                        amount,
                        after.balance(),
                        countsFrom,
                        counterAccount,
                        position(context)));
    }
}
