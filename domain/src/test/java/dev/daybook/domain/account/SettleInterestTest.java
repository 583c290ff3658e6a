package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettleInterestTest {

    private static final ClientId FIRST = new ClientId("interest." + Scenario.newId(1));

    private final Scenario scenario =
            scenario().given(deposited(A17_ID, "T-1", eur("1000.00")), deposited(A18_ID, "T-2", eur("1000.00")));

    @Test
    void creditsOneAccountAlone() {
        scenario.when(new SettleInterest(A17, day(1, 11)))
                .thenRecorded(new InterestAccrued(A17_ID, FIRST, eur("1.00"), day(1, 11), InterestRemainder.NONE))
                .thenState(state ->
                        assertThat(account(state, A18).accruedInterest()).isEqualTo(eur("0.00")));
    }

    @Test
    void staysQuietOnARepeat() {
        scenario.given(new SettleInterest(A17, day(1, 11)))
                .when(new SettleInterest(A17, day(1, 11)))
                .thenNothing();
    }

    @Test
    void refusesANightThatIsStillToCome() {
        scenario.when(new SettleInterest(A17, LocalDate.of(2025, 5, 19))).thenRejected("interest.not-yet-earned");
    }

    @Test
    void refusesAClosedAndAnUnknownAccount() {
        scenario.given(new AccountClosed(A18_ID, day(1, 2)));
        scenario.when(new SettleInterest(A18, day(1, 11))).thenRejected("account.closed");
        scenario.when(new SettleInterest(new ClientId("no-such"), day(1, 11)))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void aCalculationNamesTheAccountThatCannotHoldItsInterestAndCanLeaveItOut() {
        fill();
        scenario.when(new CalculateInterestOwed(day(1, 11)))
                .thenRejected(
                        "interest.too-large",
                        "Account A-18 cannot be credited with interest up to 2024-01-11: its balance is"
                                + " 999999999999999999.99 EUR, and it cannot hold the interest as well (money.too-large)."
                                + " Leave the account out with \"except\", or withdraw from it first.");
        scenario.when(new CalculateInterestOwed(day(1, 11), Optional.empty(), Optional.of(List.of(A18))))
                .thenRecorded(new InterestAccrued(A17_ID, FIRST, eur("1.00"), day(1, 11), InterestRemainder.NONE));
    }

    @Test
    void aCalculationRefusesAnUnknownException() {
        scenario.when(new CalculateInterestOwed(
                        day(1, 11), Optional.empty(), Optional.of(List.of(new ClientId("no-such")))))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void aCalculationHasEachExceptionOnceAndInOrder() {
        assertThat(new CalculateInterestOwed(day(1, 11), Optional.empty(), Optional.of(List.of(A18, A17, A18))))
                .isEqualTo(new CalculateInterestOwed(day(1, 11), Optional.empty(), Optional.of(List.of(A17, A18))));
        assertThat(new CalculateInterestOwed(day(1, 11), Optional.empty(), Optional.of(List.of())))
                .isEqualTo(new CalculateInterestOwed(day(1, 11)));
    }

    /** Brings the balance of A-18 to the most that an account can hold. */
    private void fill() {
        scenario.given(IntStream.range(1, 1_000)
                .mapToObj(i -> deposited(A18_ID, "L-" + i, eur("999999999999999.99")))
                .toArray(FundsDeposited[]::new));
        scenario.given(deposited(A18_ID, "L-1000", eur("999999999999009.98")));
    }
}
