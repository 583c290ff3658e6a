package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PostingRepository} must do with postings and transactions. */
public abstract class PostingRepositoryContract extends PostingContract {

    @Test
    public void findsNothingInAnEmptyState() {
        assertThat(postings().existsTransaction(T1)).isFalse();
        assertThatCode(() -> postings().requireNewTransaction(T1)).doesNotThrowAnyException();
        assertThat(postings().findPage(FIRST, 0, 10)).isEmpty();
        assertThat(postings().findMovementsSinceAccrual(accounts().findExisting(FIRST)))
                .isEmpty();
        assertThat(postings().findMovementsSinceAccrual()).isEmpty();
    }

    @Test
    public void knowsATransactionAtOnceAndAfterwards() {
        post(FIRST, T1, "1.00", NEW_YEAR, 5);
        assertPosted(T1);
        flush();
        assertPosted(T1);
        assertThat(postings().existsTransaction(T2)).isFalse();
    }

    @Test
    public void knowsTransactionsThatWereExpected() {
        post(FIRST, T1, "1.00", NEW_YEAR, 5);
        flush();
        postings().expectTransaction(T1);
        postings().expectTransaction(T1);
        postings().expectTransaction(T2);
        assertPosted(T1);
        assertThat(postings().existsTransaction(T2)).isFalse();
    }

    @Test
    public void knowsATransactionThatWasExpectedBeforeItWasPosted() {
        postings().expectTransaction(T1);
        assertThat(postings().existsTransaction(T1)).isFalse();
        post(FIRST, T1, "1.00", NEW_YEAR, 5);
        assertPosted(T1);
        flush();
        assertPosted(T1);
    }

    @Test
    public void tellsTransactionsApartByCase() {
        post(FIRST, new ClientId("t-1"), "1.00", NEW_YEAR, 5);
        flush();
        assertThat(postings().existsTransaction(new ClientId("T-1"))).isFalse();
    }

    @Test
    public void keepsEveryComponent() {
        Posting debit = new Posting(
                new ClientId("t".repeat(128)),
                FIRST,
                PostingKind.TRANSFER,
                eur("-999999999999999.99"),
                eur("-0.01"),
                LocalDate.of(1582, 10, 10),
                Optional.of(SECOND),
                1L << 40);
        Posting credit = new Posting(
                new ClientId("t".repeat(128)),
                SECOND,
                PostingKind.TRANSFER,
                eur("999999999999999.99"),
                eur("0.00"),
                LocalDate.of(9999, 12, 31),
                Optional.of(FIRST),
                1L << 40);
        Posting deposit = new Posting(
                T1,
                THIRD,
                PostingKind.DEPOSIT,
                Money.of("1.234", "KWD"),
                Money.of("2", "KWD"),
                day(2, 29),
                Optional.empty(),
                7);
        Posting interest = new Posting(
                T2,
                THIRD,
                PostingKind.INTEREST,
                Money.of("0.001", "KWD"),
                Money.of("3", "KWD"),
                day(3, 1),
                Optional.empty(),
                8);
        List.of(debit, credit, deposit, interest).forEach(postings()::add);
        assertThat(postings().findPage(FIRST, 0, 10)).containsExactly(debit);
        flush();
        assertThat(postings().findPage(FIRST, 0, 10)).containsExactly(debit);
        assertThat(postings().findPage(SECOND, 0, 10)).containsExactly(credit);
        assertThat(postings().findPage(THIRD, 0, 10)).containsExactly(deposit, interest);
    }

    @Test
    public void keepsBothLegsOfATransferOfZero() {
        Posting from = new Posting(
                T1, SECOND, PostingKind.TRANSFER, eur("0.00"), eur("5.00"), NEW_YEAR, Optional.of(FIRST), 5);
        Posting to = new Posting(
                T1, FIRST, PostingKind.TRANSFER, eur("0.00"), eur("0.00"), NEW_YEAR, Optional.of(SECOND), 5);
        postings().add(from);
        postings().add(to);
        flush();
        assertPosted(T1);
        assertThat(postings().findPage(SECOND, 0, 10)).containsExactly(from);
        assertThat(postings().findPage(FIRST, 0, 10)).containsExactly(to);
    }

    @Test
    public void findsAllPostingsOfATransactionTheDebitFirst() {
        Posting credit = transferred(SECOND, "5.00", FIRST);
        Posting debit = transferred(FIRST, "-5.00", SECOND);
        postings().add(credit);
        postings().add(debit);
        post(FIRST, T2, "1.00", NEW_YEAR, 6);
        assertThat(postings().findTransaction(T1)).containsExactly(debit, credit);
        flush();
        assertThat(postings().findTransaction(T1)).containsExactly(debit, credit);
        assertThat(postings().findTransaction(T2)).hasSize(1);
        assertThat(postings().findTransaction(new ClientId("no-such"))).isEmpty();
    }

    @Test
    public void findsAllPostingsOfATransactionThatWereExpected() {
        Posting debit = transferred(FIRST, "-5.00", SECOND);
        Posting credit = transferred(SECOND, "5.00", FIRST);
        postings().add(debit);
        postings().add(credit);
        post(FIRST, T2, "1.00", NEW_YEAR, 6);
        flush();
        postings().expectPostings(T1);
        postings().expectPostings(T2);
        postings().expectPostings(new ClientId("no-such"));
        assertThat(postings().findTransaction(T1)).containsExactly(debit, credit);
        assertThat(postings().findTransaction(T2)).hasSize(1);
        assertThat(postings().findTransaction(new ClientId("no-such"))).isEmpty();
    }

    @Test
    public void findsAllPostingsOfTheReversalOfATransfer() {
        Posting debit = new Posting(
                T2, SECOND, PostingKind.REVERSAL, eur("-5.00"), eur("0.00"), NEW_YEAR, Optional.of(FIRST), 6);
        Posting credit = new Posting(
                T2, FIRST, PostingKind.REVERSAL, eur("5.00"), eur("0.00"), NEW_YEAR, Optional.of(SECOND), 6);
        postings().add(credit);
        postings().add(debit);
        assertThat(postings().findTransaction(T2)).containsExactly(debit, credit);
        flush();
        assertThat(postings().findTransaction(T2)).containsExactly(debit, credit);
    }

    private static Posting transferred(AccountId account, String amount, AccountId other) {
        return new Posting(
                T1, account, PostingKind.TRANSFER, eur(amount), eur(amount), NEW_YEAR, Optional.of(other), 5);
    }

    @Test
    public void pagesOverOneAccountInTheOrderOfPositions() {
        for (int position = 5; position < 25; position++) {
            AccountId account = position % 2 == 0 ? SECOND : FIRST;
            post(account, new ClientId("T-" + position), "1.00", NEW_YEAR.minusDays(position), position);
        }
        flush();
        post(FIRST, new ClientId("T-25"), "1.00", NEW_YEAR, 25);
        assertThat(positions(FIRST, 0, 3)).containsExactly(5L, 7L, 9L);
        assertThat(positions(FIRST, 9, 3)).containsExactly(11L, 13L, 15L);
        assertThat(positions(FIRST, 20, 10)).containsExactly(21L, 23L, 25L);
        assertThat(positions(FIRST, 25, 10)).isEmpty();
        assertThat(positions(SECOND, 5, 100)).containsExactly(6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L, 22L, 24L);
    }

    private void assertPosted(ClientId transactionId) {
        assertThat(postings().existsTransaction(transactionId)).isTrue();
        assertThatThrownBy(() -> postings().requireNewTransaction(transactionId))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("transaction.exists"));
    }

    private List<Long> positions(AccountId account, long after, int limit) {
        return postings().findPage(account, after, limit).stream()
                .map(Posting::position)
                .toList();
    }
}
