package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.A99;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.T3;
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
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloseAccountTest {

    private final Scenario scenario = scenario();

    @Test
    void closesAnEmptyAccount() {
        scenario.when(new CloseAccount(A17, day(3, 1)))
                .thenRecorded(new AccountClosed(A17_ID, day(3, 1)))
                .thenTasks()
                .thenState(state -> {
                    assertThat(account(state, A17).status()).isEqualTo(AccountStatus.CLOSED);
                    assertThat(account(state, A17).position()).isEqualTo(6);
                });
    }

    @Test
    void closesAnAccountOnTheDayItWasOpened() {
        scenario.when(new CloseAccount(A17, NEW_YEAR)).thenRecorded(new AccountClosed(A17_ID, NEW_YEAR));
    }

    @Test
    void closesAnAccountThatWasEmptiedOnTheDayItWasFilled() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        new FundsWithdrawn(A17_ID, T2, eur("1000.00"), NEW_YEAR))
                .when(new CloseAccount(A17, day(3, 1)))
                .thenAccepted();
    }

    @Test
    void refusesAnAccountWithMoneyOnIt() {
        scenario.given(deposited(A17_ID, "T-1", eur("0.01")))
                .when(new CloseAccount(A17, day(3, 1)))
                .thenRejected("account.balance-not-zero", "Account A-17 cannot be closed: its balance is 0.01 EUR.");
    }

    @Test
    void refusesAnOverdrawnAccount() {
        scenario.given(new FundsWithdrawn(A17_ID, T2, eur("1.00"), NEW_YEAR))
                .when(new CloseAccount(A17, day(3, 1)))
                .thenRejected("account.balance-not-zero");
    }

    @Test
    void refusesAnAccountThatIsOwedInterest() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        new FundsWithdrawn(A17_ID, T2, eur("1000.00"), day(1, 11)))
                .when(new CloseAccount(A17, day(1, 11)))
                .thenRejected(
                        "account.interest-owed",
                        "Account A-17 cannot be closed on 2024-01-11: it is owed 1.00 EUR of interest since"
                                + " 2024-01-01. Settle the interest first, or name an account in payTo.");
    }

    @Test
    void refusesADayBeforeTheLastPosting() {
        scenario.given(deposited(A17_ID, "T-1", eur("1.00")), new FundsWithdrawn(A17_ID, T2, eur("1.00"), day(1, 11)))
                .when(new CloseAccount(A17, day(1, 10)))
                .thenRejected(
                        "account.later-posting",
                        "Account A-17 cannot be closed on 2024-01-10: its last posting is of 2024-01-11. Close it on that"
                                + " day or later.");
        scenario.when(new CloseAccount(A17, day(1, 11))).thenAccepted();
    }

    @Test
    void refusesADayForWhoseNightsInterestHasBeenCredited() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        new InterestAccrued(A17_ID, T3, eur("1.00"), day(1, 11), InterestRemainder.NONE),
                        new FundsWithdrawn(A17_ID, T2, eur("1001.00"), day(1, 5)))
                .when(new CloseAccount(A17, day(1, 10)))
                .thenRejected(
                        "account.interest-already-accrued",
                        "Account A-17 cannot be closed on 2024-01-10: its interest has been credited up to 2024-01-11."
                                + " Close it on that day or later.");
        scenario.when(new CloseAccount(A17, day(1, 11))).thenAccepted();
    }

    @Test
    void refusesADayThatHasNotCome() {
        LocalDate tomorrow = LocalDate.ofInstant(Scenario.NOW, ZoneOffset.UTC).plusDays(1);
        scenario.when(new CloseAccount(A17, tomorrow.plusDays(1)))
                .thenRejected(
                        "day.in-the-future",
                        "The closure of account A-17 cannot have the day 2025-05-19: the latest possible day is"
                                + " 2025-05-18. Send it when the day has come.");
        scenario.when(new CloseAccount(A17, tomorrow)).thenAccepted();
    }

    @Test
    void aFactMayCloseAnAccountOnAnyDay() {
        AccountClosed fact = new AccountClosed(A17_ID, LocalDate.of(2999, 1, 1));
        scenario.whenRecorded(fact).thenRecorded(fact);
    }

    @Test
    void closesAnAccountThatIsOwedLessThanTheSmallestAmount() {
        scenario.given(deposited(A17_ID, "T-1", eur("10.00")), new FundsWithdrawn(A17_ID, T2, eur("10.00"), day(1, 3)))
                .when(new CloseAccount(A17, day(1, 11)))
                .thenAccepted();
    }

    @Test
    void refusesADayBeforeTheAccountWasOpened() {
        scenario.when(new CloseAccount(A17, NEW_YEAR.minusDays(1)))
                .thenRejected(
                        "account.not-yet-open",
                        "Account A-17 cannot be closed on 2023-12-31: it was opened on 2024-01-01.");
    }

    @Test
    void paysTheBalanceAndTheInterestToAnotherAccount() {
        ClientId payment = new ClientId("closure." + Scenario.newId(2));
        ClientId interest = new ClientId("interest." + Scenario.newId(1));
        scenario.given(deposited(A17_ID, "T-1", eur("1000.00")))
                .when(new CloseAccount(A17, day(1, 11), Optional.of(A18)))
                .thenRecorded(
                        new InterestAccrued(A17_ID, interest, eur("1.00"), day(1, 11), InterestRemainder.NONE),
                        new FundsTransferred(A17_ID, A18_ID, payment, eur("1001.00"), day(1, 11)),
                        new AccountClosed(A17_ID, day(1, 11)))
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("0.00"));
                    assertThat(account(state, A17).status()).isEqualTo(AccountStatus.CLOSED);
                    assertThat(account(state, A18).balance()).isEqualTo(eur("1001.00"));
                });
    }

    @Test
    void paysNothingFromAnEmptyAccount() {
        scenario.when(new CloseAccount(A17, day(3, 1), Optional.of(A18)))
                .thenRecorded(new AccountClosed(A17_ID, day(3, 1)));
    }

    @Test
    void refusesAnUnknownReceiverEvenIfThereIsNothingToPay() {
        scenario.when(new CloseAccount(A17, day(3, 1), Optional.of(new ClientId("no-such"))))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void refusesAReceiverThatCannotBePaid() {
        scenario.given(deposited(A17_ID, "T-1", eur("5.00")));
        scenario.when(new CloseAccount(A17, day(1, 2), Optional.of(A17))).thenRejected("transfer.same-account");
        scenario.when(new CloseAccount(A17, day(1, 2), Optional.of(A99))).thenRejected("account.wrong-currency");
        scenario.when(new CloseAccount(A17, day(1, 2), Optional.of(new ClientId("no-such"))))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
        scenario.given(new AccountClosed(A18_ID, day(1, 2)));
        scenario.when(new CloseAccount(A17, day(1, 2), Optional.of(A18))).thenRejected("account.closed");
    }

    @Test
    void refusesToPayOutAnOverdrawnAccount() {
        scenario.given(new FundsWithdrawn(A17_ID, T2, eur("1.00"), NEW_YEAR))
                .when(new CloseAccount(A17, day(3, 1), Optional.of(A18)))
                .thenRejected(
                        "account.balance-not-zero",
                        "Account A-17 cannot be closed: its balance is -1.00 EUR. Deposit what is missing first.");
    }

    @Test
    void refusesAClosedAccount() {
        scenario.given(new CloseAccount(A17, day(3, 1)))
                .when(new CloseAccount(A17, day(3, 1)))
                .thenRejected("account.closed");
    }

    @Test
    void refusesAnUnknownAccount() {
        scenario.when(new CloseAccount(new ClientId("no-such"), NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }
}
