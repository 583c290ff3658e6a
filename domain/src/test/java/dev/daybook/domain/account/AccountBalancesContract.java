package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.EUR;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every {@link AccountRepository} tells the balance and the position of accounts with postings. */
public abstract class AccountBalancesContract extends PostingContract {

    private int transactions;

    /** Moves the amount, as the event at that position. */
    private Account move(Account before, Money amount, long position) {
        Account after = before.moved(amount, position);
        accounts().changeBalance(after);
        post(after, amount);
        return after;
    }

    /** Credits interest, as the event at that position. */
    private Account credit(Account before, String interest, int night, long position) {
        Account after = before.accrued(eur(interest), day(1, night), InterestRemainder.NONE, position);
        accounts().change(after);
        post(after, eur(interest));
        return after;
    }

    private void post(Account after, Money amount) {
        postings()
                .add(new Posting(
                        new ClientId("t-" + ++transactions),
                        after.id(),
                        PostingKind.DEPOSIT,
                        amount,
                        after.balance(),
                        NEW_YEAR,
                        Optional.empty(),
                        after.position()));
    }

    private Account first() {
        return accounts().findExisting(FIRST);
    }

    /** By both ids, on pages and among the open ones; now, and when it is read again. */
    private void assertFound(Account account) {
        for (int i = 0; i < 2; i++) {
            assertThat(accounts().find(account.id())).contains(account);
            assertThat(accounts().findByClientId(account.clientId())).contains(account);
            assertThat(accounts().findPage(Optional.of(account.companyId()), Optional.empty(), 10))
                    .contains(account);
            assertThat(accounts().findOpen().contains(account)).isEqualTo(account.isOpen());
            flush();
        }
    }

    @Test
    public void anAccountWithoutPostingsHasABalanceOfZero() {
        assertThat(first().balance()).isEqualTo(eur("0.00"));
        assertThat(first().position()).isEqualTo(2);
        assertFound(first());
    }

    @Test
    public void aMovementChangesBalanceAndPosition() {
        Account moved = move(first(), eur("5.00"), 4);
        assertFound(moved);
        assertThat(moved.balance()).isEqualTo(eur("5.00"));
        assertFound(move(first(), eur("-7.25"), 5));
        assertThat(first().balance()).isEqualTo(eur("-2.25"));
    }

    @Test
    public void theLastOfManyMovementsCountsWhereverItWasWritten() {
        Account other = accounts().findExisting(SECOND);
        Account account = first();
        for (int i = 1; i <= 6; i++) {
            account = move(account, eur("1.00"), 10L + i);
            if (i % 2 == 0) {
                flush();
            }
        }
        other = move(other, eur("100.00"), 20);
        account = move(account, eur("1.00"), 21);
        assertFound(account);
        assertFound(other);
        assertThat(account.balance()).isEqualTo(eur("7.00"));
    }

    @Test
    public void aNewAccountIsMovedBeforeItIsWritten() {
        Account opened = Account.opened(
                new AccountOpened(
                        AccountSamples.accountId(9), new ClientId("A-9"), first().companyId(), EUR, RATE, NEW_YEAR),
                3);
        accounts().add(opened);
        assertFound(move(opened, eur("5.00"), 4));
    }

    @Test
    public void everyCurrencyKeepsItsDecimals() {
        Account third = accounts().findExisting(THIRD);
        assertFound(move(third, Money.of("-999999999999999.999", "KWD"), 4));
        assertFound(move(first(), eur("999999999999999.99"), 5));
        assertFound(move(first(), eur("-999999999999999.98"), 6));
        assertThat(first().balance()).isEqualTo(eur("0.01"));
    }

    @Test
    public void interestChangesTheAccountAndItsBalance() {
        Account moved = move(first(), eur("5.00"), 4);
        Account credited = credit(moved, "0.10", 9, 5);
        assertFound(credited);
        assertThat(credited.accruedInterest()).isEqualTo(eur("0.10"));
        assertFound(move(credited, eur("1.00"), 6));
        assertThat(first().balance()).isEqualTo(eur("6.10"));
        assertThat(first().accruedThrough()).isEqualTo(day(1, 9));
    }

    @Test
    public void aChangeBetweenMovementsKeepsTheBalance() {
        Account moved = move(first(), eur("5.00"), 4);
        flush();
        Account changed = moved.withInterestRate(InterestRate.of("0.5"), NEW_YEAR, InterestRemainder.NONE, 5);
        accounts().change(changed);
        assertFound(changed);
        assertFound(move(changed, eur("2.00"), 6));
        assertThat(first().annualInterestRate()).isEqualTo(InterestRate.of("0.5"));
    }

    @Test
    public void aLaterChangeWithoutAPostingTellsThePosition() {
        Account moved = move(first(), eur("5.00"), 4);
        flush();
        Account touched = moved.touched(7);
        accounts().change(touched);
        assertFound(touched);
        assertThat(first().position()).isEqualTo(7);
        assertThat(first().balance()).isEqualTo(eur("5.00"));
    }

    @Test
    public void aClosedAccountKeepsItsLastBalance() {
        Account closed = move(first(), eur("5.00"), 4).closed(5);
        accounts().change(closed);
        assertFound(closed);
    }

    @Test
    public void bothLegsOfATransferAreFound() {
        Account from = first().moved(eur("-3.00"), 4);
        Account to = accounts().findExisting(SECOND).moved(eur("3.00"), 4);
        accounts().changeBalance(from);
        accounts().changeBalance(to);
        postings()
                .add(new Posting(
                        new ClientId("t"),
                        FIRST,
                        PostingKind.TRANSFER,
                        eur("-3.00"),
                        from.balance(),
                        NEW_YEAR,
                        Optional.of(SECOND),
                        4));
        postings()
                .add(new Posting(
                        new ClientId("t"),
                        SECOND,
                        PostingKind.TRANSFER,
                        eur("3.00"),
                        to.balance(),
                        NEW_YEAR,
                        Optional.of(FIRST),
                        4));
        assertFound(from);
        assertFound(to);
    }
}
