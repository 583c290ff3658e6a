package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A17_OPENED;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.A99_ID;
import static dev.daybook.domain.account.AccountSamples.EUR;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.T3;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.accountId;
import static dev.daybook.domain.account.AccountSamples.czk;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static dev.daybook.domain.account.InterestRemainder.NONE;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.companyId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountMaterializerTest {

    private static final AccountId UNKNOWN = accountId(404);
    private static final ClientId NEW = new ClientId("A-20");
    private static final AccountId NEW_ID = accountId(20);

    private final Scenario scenario = scenario();

    @Test
    void refusesAnAccountWhoseClientIdIsInUse() {
        scenario.whenRecorded(new AccountOpened(NEW_ID, A17, ACME_ID, EUR, RATE, NEW_YEAR))
                .thenRejected(Rejection.Kind.CONFLICT, "account.exists");
    }

    @Test
    void refusesAnAccountWhoseIdIsInUse() {
        scenario.whenRecorded(new AccountOpened(A17_ID, NEW, ACME_ID, EUR, RATE, NEW_YEAR))
                .thenRejected("account.id-in-use", "The account id " + A17_ID + " belongs to account A-17.")
                .thenRejected(Rejection.Kind.CONFLICT, "account.id-in-use");
    }

    @Test
    void refusesAnAccountOfAnUnknownCompany() {
        scenario.whenRecorded(new AccountOpened(NEW_ID, NEW, companyId(404), EUR, RATE, NEW_YEAR))
                .thenRejected("company.unknown", "There is no company " + companyId(404) + ".")
                .thenRejected(Rejection.Kind.UNKNOWN, "company.unknown");
    }

    static List<Event> factsAboutAnUnknownAccount() {
        return List.of(
                new FundsDeposited(UNKNOWN, T1, eur("1.00"), NEW_YEAR),
                new FundsWithdrawn(UNKNOWN, T1, eur("1.00"), NEW_YEAR),
                new FundsTransferred(UNKNOWN, A17_ID, T1, eur("1.00"), NEW_YEAR),
                new FundsTransferred(A17_ID, UNKNOWN, T1, eur("1.00"), NEW_YEAR),
                new InterestAccrued(UNKNOWN, T1, eur("1.00"), NEW_YEAR, NONE),
                new InterestRateChanged(UNKNOWN, RATE, NEW_YEAR, NONE),
                new AccountClosed(UNKNOWN, NEW_YEAR));
    }

    @ParameterizedTest
    @MethodSource("factsAboutAnUnknownAccount")
    void refusesAFactAboutAnUnknownAccount(Event fact) {
        scenario.whenRecorded(fact)
                .thenRejected("account.unknown", "There is no account " + UNKNOWN + ".")
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    static List<Event> factsInAnotherCurrency() {
        return List.of(
                new FundsDeposited(A17_ID, T1, czk("1.00"), NEW_YEAR),
                new FundsWithdrawn(A17_ID, T1, czk("1.00"), NEW_YEAR),
                new FundsTransferred(A17_ID, A99_ID, T1, eur("1.00"), NEW_YEAR),
                new FundsTransferred(A17_ID, A99_ID, T1, czk("1.00"), NEW_YEAR),
                new InterestAccrued(A17_ID, T1, czk("1.00"), NEW_YEAR, NONE));
    }

    @ParameterizedTest
    @MethodSource("factsInAnotherCurrency")
    void refusesAFactInAnotherCurrencyThanTheAccounts(Event fact) {
        scenario.whenRecorded(fact)
                .thenRejected(Rejection.Kind.REFUSED, "account.wrong-currency")
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("0.00")));
    }

    static List<Event> factsOfARepeatedTransaction() {
        return List.of(
                new FundsDeposited(A18_ID, T1, eur("1.00"), NEW_YEAR),
                new FundsWithdrawn(A18_ID, T1, eur("1.00"), NEW_YEAR),
                new FundsTransferred(A18_ID, A17_ID, T1, eur("1.00"), NEW_YEAR),
                new InterestAccrued(A18_ID, T1, eur("1.00"), NEW_YEAR, NONE));
    }

    @ParameterizedTest
    @MethodSource("factsOfARepeatedTransaction")
    void refusesARepeatedTransactionOnWhicheverAccount(Event fact) {
        scenario.given(deposited(A17_ID, "T-1", eur("1.00")))
                .whenRecorded(fact)
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
    }

    @Test
    void takesMovementsOfZeroThatHaveHappened() {
        FundsDeposited deposited = new FundsDeposited(A17_ID, T1, eur("0.00"), NEW_YEAR);
        FundsWithdrawn withdrawn = new FundsWithdrawn(A17_ID, new ClientId("W-0"), eur("0.00"), NEW_YEAR);
        FundsTransferred transferred = new FundsTransferred(A17_ID, A18_ID, new ClientId("X-0"), eur("0.00"), NEW_YEAR);
        InterestAccrued accrued = new InterestAccrued(A17_ID, new ClientId("I-0"), eur("0.00"), day(2, 1), NONE);
        scenario.whenRecorded(deposited, withdrawn, transferred, accrued)
                .thenRecorded(deposited, withdrawn, transferred, accrued)
                .thenState(state -> {
                    assertThat(state.state(PostingRepository.class).findPage(A17_ID, 0, 10))
                            .extracting(Posting::amount)
                            .containsOnly(eur("0.00"))
                            .hasSize(4);
                    assertThat(state.state(PostingRepository.class).findPage(A18_ID, 0, 10))
                            .hasSize(1);
                    assertThat(account(state, A17).accruedThrough()).isEqualTo(day(2, 1));
                });
    }

    @Test
    void noFactMovesANegativeAmount() {
        Money amount = eur("-1.00");
        assertNegative(() -> new FundsDeposited(A17_ID, T1, amount, NEW_YEAR));
        assertNegative(() -> new FundsWithdrawn(A17_ID, T1, amount, NEW_YEAR));
        assertNegative(() -> new FundsTransferred(A17_ID, A18_ID, T1, amount, NEW_YEAR));
        assertNegative(() -> new InterestAccrued(A17_ID, T1, amount, NEW_YEAR, NONE));
    }

    @Test
    void noFactTransfersWithinOneAccount() {
        assertThatThrownBy(() -> new FundsTransferred(A17_ID, A17_ID, T1, eur("1.00"), NEW_YEAR))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("transfer.same-account"));
    }

    @Test
    void recordsAFactThatOverdraws() {
        scenario.whenRecorded(
                        new FundsWithdrawn(A17_ID, T1, eur("50.00"), NEW_YEAR),
                        new FundsTransferred(A17_ID, A18_ID, T2, eur("70.00"), NEW_YEAR))
                .thenAccepted()
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("-120.00"));
                    assertThat(account(state, A18).balance()).isEqualTo(eur("70.00"));
                });
    }

    @Test
    void recordsAFactOnAClosedAccount() {
        scenario.given(new AccountClosed(A17_ID, day(1, 5)))
                .whenRecorded(new FundsDeposited(A17_ID, T1, eur("5.00"), day(2, 1)))
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("5.00"));
                    assertThat(account(state, A17).isOpen()).isFalse();
                });
    }

    @Test
    void recordsAFactFromBeforeTheAccountWasOpened() {
        scenario.whenRecorded(new FundsDeposited(A17_ID, T1, eur("5.00"), NEW_YEAR.minusDays(1)))
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("5.00")));
    }

    @Test
    void recordsInterestThatAnotherSystemHasCalculated() {
        scenario.whenRecorded(
                        new InterestAccrued(A17_ID, T1, eur("1.23"), day(2, 1), NONE),
                        new InterestAccrued(A17_ID, T2, eur("1.00"), day(1, 15), NONE))
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("2.23"));
                    assertThat(account(state, A17).accruedInterest()).isEqualTo(eur("2.23"));
                    assertThat(account(state, A17).accruedThrough()).isEqualTo(day(2, 1));
                });
    }

    @Test
    void aRateThatChangedEarlierLeavesInterestCreditedUpToTheLaterDay() {
        scenario.given(new InterestAccrued(A17_ID, T1, eur("1.23"), day(2, 1), NONE))
                .whenRecorded(new InterestRateChanged(A17_ID, InterestRate.of("0.01"), day(1, 15), NONE))
                .thenState(state ->
                        assertThat(account(state, A17).accruedThrough()).isEqualTo(day(2, 1)));
    }

    @Test
    void everyAccountInOneTransferNamesTheOther() {
        scenario.whenRecorded(new FundsTransferred(A17_ID, A18_ID, T3, eur("1.00"), NEW_YEAR))
                .thenState(state -> {
                    PostingRepository postings = state.state(PostingRepository.class);
                    assertThat(postings.findPage(A17_ID, 0, 1))
                            .singleElement()
                            .satisfies(posting ->
                                    assertThat(posting.counterAccount()).isEqualTo(Optional.of(A18_ID)));
                    assertThat(postings.findPage(A18_ID, 0, 1))
                            .singleElement()
                            .satisfies(posting ->
                                    assertThat(posting.counterAccount()).isEqualTo(Optional.of(A17_ID)));
                    assertThat(account(state, A18).position()).isEqualTo(6);
                });
    }

    @Test
    void anOpenedAccountHasBeenCreditedUpToTheDayItWasOpened() {
        scenario.whenRecorded(new AccountOpened(NEW_ID, NEW, A17_OPENED.companyId(), EUR, RATE, day(5, 5)))
                .thenState(state ->
                        assertThat(account(state, NEW).accruedThrough()).isEqualTo(day(5, 5)));
    }

    private static void assertNegative(ThrowingCallable fact) {
        assertThatThrownBy(fact)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("money.negative"));
    }
}
