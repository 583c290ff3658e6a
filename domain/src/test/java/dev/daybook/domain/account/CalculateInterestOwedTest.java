package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.A99_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.T3;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.czk;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static dev.daybook.domain.account.InterestRemainder.NONE;
import static dev.daybook.domain.company.CompanySamples.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalculateInterestOwedTest {

    private final Scenario scenario = scenario();

    @Test
    void creditsEveryOpenAccountInTheOrderOfClientIds() {
        scenario.given(
                        deposited(A99_ID, "T-1", czk("10000.00")),
                        deposited(A18_ID, "T-2", eur("2000.00")),
                        deposited(A17_ID, "T-3", eur("1000.00")))
                .when(new CalculateInterestOwed(day(1, 11)))
                .thenRecorded(
                        new InterestAccrued(A17_ID, interest(1), eur("1.00"), day(1, 11), NONE),
                        new InterestAccrued(A18_ID, interest(2), eur("2.00"), day(1, 11), NONE),
                        new InterestAccrued(A99_ID, interest(3), czk("10.00"), day(1, 11), NONE))
                .thenTasks()
                .thenState(state -> {
                    Account after = account(state, A17);
                    assertThat(after.balance()).isEqualTo(eur("1001.00"));
                    assertThat(after.accruedInterest()).isEqualTo(eur("1.00"));
                    assertThat(after.accruedThrough()).isEqualTo(day(1, 11));
                    assertThat(after.position()).isEqualTo(9);
                    assertThat(state.state(PostingRepository.class).findPage(A17_ID, 8, 10))
                            .containsExactly(new Posting(
                                    interest(1),
                                    A17_ID,
                                    PostingKind.INTEREST,
                                    eur("1.00"),
                                    eur("1001.00"),
                                    day(1, 11),
                                    Optional.empty(),
                                    9));
                });
    }

    @Test
    void earnsOnTheClosingBalanceOfEachDay() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        new FundsDeposited(A17_ID, T2, eur("1000.00"), day(1, 6)),
                        new FundsWithdrawn(A17_ID, T3, eur("1500.00"), day(1, 9)))
                .when(new CalculateInterestOwed(day(1, 11)))
                // 5 nights of 1,000, 3 of 2,000, 2 of 500: 12,000 currency nights
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("1.20"), day(1, 11), NONE));
    }

    @Test
    void doesNotEarnOnAMovementOfTheDayItselfOrLater() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        new FundsDeposited(A17_ID, T2, eur("5000.00"), day(1, 11)),
                        new FundsDeposited(A17_ID, T3, eur("9000.00"), day(2, 1)))
                .when(new CalculateInterestOwed(day(1, 11)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("1.00"), day(1, 11), NONE));
    }

    @Test
    void earnsInterestOnInterestThatWasCredited() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000000.00")))
                .given(new CalculateInterestOwed(day(1, 11)))
                .when(new CalculateInterestOwed(day(1, 21)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(2), eur("1001.00"), day(1, 21), NONE));
    }

    @Test
    void countsALateMovementFromTheLastCreditOn() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .given(new CalculateInterestOwed(day(1, 11)))
                .given(new FundsDeposited(A17_ID, T2, eur("8999.00"), day(1, 5)))
                .when(new CalculateInterestOwed(day(1, 21)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(2), eur("10.00"), day(1, 21), NONE));
    }

    @Test
    void countsA365thOfTheYearForEachNightOfALeapYear() {
        scenario.given(deposited(A17_ID, "T-1", eur("10000.00")))
                .when(new CalculateInterestOwed(NEW_YEAR.plusYears(1)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("366.00"), NEW_YEAR.plusYears(1), NONE));
    }

    @Test
    void anOverdrawnNightEarnsAndCostsNothing() {
        scenario.given(
                        new FundsWithdrawn(A17_ID, T2, eur("1000.00"), NEW_YEAR),
                        new FundsDeposited(A17_ID, T3, eur("3000.00"), day(1, 6)))
                .when(new CalculateInterestOwed(day(1, 11)))
                // 5 nights of -1,000 count nothing, 5 of 2,000 count
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("1.00"), day(1, 11), NONE));
    }

    @Test
    void keepsWhatIsLessThanTheSmallestAmountForTheNextTime() {
        scenario.given(deposited(A17_ID, "T-1", eur("10.00")));
        scenario.when(new CalculateInterestOwed(day(1, 5)))
                .thenNothing()
                .thenState(state ->
                        assertThat(account(state, A17).accruedThrough()).isEqualTo(NEW_YEAR));
        scenario.when(new CalculateInterestOwed(day(1, 11)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("0.01"), day(1, 11), NONE));
    }

    @Test
    void roundsDownAndCarriesTheRemainderOn() {
        // 150 currency nights earn one cent and a half
        scenario.given(deposited(A17_ID, "T-1", eur("150.00")));
        scenario.when(new CalculateInterestOwed(day(1, 2)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("0.01"), day(1, 2), remainder("1.825")))
                .thenState(state ->
                        assertThat(account(state, A17).interestRemainder()).isEqualTo(remainder("1.825")));
        scenario.when(new CalculateInterestOwed(day(1, 3)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(2), eur("0.02"), day(1, 3), remainder("0.000365")));
    }

    @Test
    void creditsTheAccountsOfOneCompanyAndLaterTheRest() {
        scenario.given(
                deposited(A17_ID, "T-1", eur("1000.00")),
                deposited(A18_ID, "T-2", eur("2000.00")),
                deposited(A99_ID, "T-3", czk("10000.00")));
        scenario.when(new CalculateInterestOwed(day(1, 11), Optional.of(BETA), Optional.empty()))
                .thenRecorded(
                        new InterestAccrued(A18_ID, interest(1), eur("2.00"), day(1, 11), NONE),
                        new InterestAccrued(A99_ID, interest(2), czk("10.00"), day(1, 11), NONE))
                .thenState(state ->
                        assertThat(account(state, A17).accruedThrough()).isEqualTo(NEW_YEAR));
        scenario.when(new CalculateInterestOwed(day(1, 11), Optional.of(BETA), Optional.empty()))
                .thenNothing();
        scenario.when(new CalculateInterestOwed(day(1, 11)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(3), eur("1.00"), day(1, 11), NONE));
    }

    @Test
    void leavesAccountsOfOneCompanyOut() {
        scenario.given(deposited(A18_ID, "T-2", eur("2000.00")), deposited(A99_ID, "T-3", czk("10000.00")))
                .when(new CalculateInterestOwed(day(1, 11), Optional.of(BETA), Optional.of(List.of(A18))))
                .thenRecorded(new InterestAccrued(A99_ID, interest(1), czk("10.00"), day(1, 11), NONE));
    }

    @Test
    void refusesAnUnknownCompany() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .when(new CalculateInterestOwed(day(1, 11), Optional.of(new ClientId("no-such")), Optional.empty()))
                .thenRejected(Rejection.Kind.UNKNOWN, "company.unknown");
    }

    @Test
    void staysQuietIfRepeated() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .given(new CalculateInterestOwed(day(1, 11)))
                .when(new CalculateInterestOwed(day(1, 11)))
                .thenNothing();
    }

    @Test
    void staysQuietForADayBeforeTheLastCredit() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .given(new CalculateInterestOwed(day(1, 11)))
                .when(new CalculateInterestOwed(day(1, 5)))
                .thenNothing();
    }

    @Test
    void staysQuietWithoutMoney() {
        scenario.when(new CalculateInterestOwed(day(6, 1))).thenNothing();
    }

    @Test
    void refusesToCreditNightsThatHaveNotBeen() {
        LocalDate tomorrow = LocalDate.ofInstant(Scenario.NOW, ZoneOffset.UTC).plusDays(1);
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .when(new CalculateInterestOwed(tomorrow.plusDays(1)))
                .thenRejected("interest.not-yet-earned");
        scenario.when(new CalculateInterestOwed(tomorrow)).thenAccepted();
    }

    @Test
    void leavesClosedAccountsAlone() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")), new AccountClosed(A17_ID, day(1, 5)))
                .when(new CalculateInterestOwed(day(1, 11)))
                .thenNothing();
    }

    @Test
    void cannotBeBlockedByADepositThatTakesItsTransactionId() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        deposited(A17_ID, "interest." + A17_ID + ".2024-01-11", eur("1.00")))
                .when(new CalculateInterestOwed(day(1, 11)))
                .thenAccepted();
    }

    private static InterestRemainder remainder(String times365) {
        return new InterestRemainder(new BigDecimal(times365));
    }

    private static ClientId interest(int n) {
        return new ClientId("interest." + Scenario.newId(n));
    }
}
