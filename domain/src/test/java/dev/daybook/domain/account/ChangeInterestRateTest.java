package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static dev.daybook.domain.account.InterestRemainder.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.money.InterestRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChangeInterestRateTest {

    private static final InterestRate DOUBLE = InterestRate.of("0.073");

    private final Scenario scenario = scenario();

    @Test
    void givesTheAccountAnotherRate() {
        scenario.when(new ChangeInterestRate(A17, DOUBLE, day(1, 11)))
                .thenRecorded(new InterestRateChanged(A17_ID, DOUBLE, day(1, 11), NONE))
                .thenTasks()
                .thenState(state -> {
                    assertThat(account(state, A17).annualInterestRate()).isEqualTo(DOUBLE);
                    assertThat(account(state, A17).accruedThrough()).isEqualTo(day(1, 11));
                    assertThat(account(state, A17).position()).isEqualTo(6);
                });
    }

    @Test
    void creditsWhatTheNightsBeforeHaveEarnedAtTheOldRate() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .when(new ChangeInterestRate(A17, DOUBLE, day(1, 11)))
                .thenRecorded(
                        new InterestAccrued(A17_ID, interest(1), eur("1.00"), day(1, 11), NONE),
                        new InterestRateChanged(A17_ID, DOUBLE, day(1, 11), NONE))
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("1001.00")));
    }

    @Test
    void carriesOnWhatIsTooSmallToBeCredited() {
        // 40 currency nights earn four tenths of a cent
        scenario.given(deposited(A17_ID, "T-1", eur("4.00")))
                .when(new ChangeInterestRate(A17, DOUBLE, day(1, 11)))
                .thenRecorded(new InterestRateChanged(A17_ID, DOUBLE, day(1, 11), remainder("1.46")));
        // and 80 more, at the double rate, 1.6 tenths
        scenario.when(new CalculateInterestOwed(day(1, 31)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(1), eur("0.02"), day(1, 31), NONE));
    }

    @Test
    void earnsAtTheNewRateFromThatNightOn() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .given(new ChangeInterestRate(A17, DOUBLE, day(1, 11)))
                .when(new CalculateInterestOwed(day(1, 21)))
                .thenRecorded(new InterestAccrued(A17_ID, interest(2), eur("2.00"), day(1, 21), remainder("0.73")));
    }

    @Test
    void changesTheRateTwiceOnOneDay() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .given(new ChangeInterestRate(A17, DOUBLE, day(1, 11)))
                .when(new ChangeInterestRate(A17, RATE, day(1, 11)))
                .thenRecorded(new InterestRateChanged(A17_ID, RATE, day(1, 11), NONE));
    }

    @Test
    void staysQuietIfTheRateIsTheSame() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .when(new ChangeInterestRate(A17, InterestRate.of("0.03650"), day(1, 11)))
                .thenNothing();
    }

    @Test
    void refusesANightWhoseInterestHasBeenCredited() {
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .given(new CalculateInterestOwed(day(1, 11)))
                .when(new ChangeInterestRate(A17, DOUBLE, day(1, 10)))
                .thenRejected(
                        "account.interest-already-accrued",
                        "Account A-17 cannot change its rate on 2024-01-10: its interest has been credited up"
                                + " to 2024-01-11.");
        scenario.when(new ChangeInterestRate(A17, DOUBLE, day(1, 11))).thenAccepted();
    }

    @Test
    void refusesADayBeforeTheAccountWasOpened() {
        scenario.when(new ChangeInterestRate(A17, DOUBLE, NEW_YEAR.minusDays(1)))
                .thenRejected("account.interest-already-accrued");
    }

    @Test
    void refusesAnUnknownAccount() {
        scenario.when(new ChangeInterestRate(new ClientId("nobody"), DOUBLE, NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void refusesADayThatIsStillToCome() {
        scenario.when(new ChangeInterestRate(A17, InterestRate.of("0.5"), LocalDate.of(2126, 1, 1)))
                .thenRejected("interest.not-yet-earned");
    }

    @Test
    void refusesAClosedAccount() {
        scenario.given(new AccountClosed(A17_ID, NEW_YEAR))
                .when(new ChangeInterestRate(A17, DOUBLE, day(2, 1)))
                .thenRejected("account.closed");
    }

    private static InterestRemainder remainder(String times365) {
        return new InterestRemainder(new BigDecimal(times365));
    }

    private static ClientId interest(int n) {
        return new ClientId("interest." + Scenario.newId(n));
    }
}
