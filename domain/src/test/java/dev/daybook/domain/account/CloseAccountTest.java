package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
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
                                + " 2024-01-01; calculate interest first.");
    }

    @Test
    void refusesToLoseInterestByClosingForAnEarlierDay() {
        scenario.given(
                        deposited(A17_ID, "T-1", eur("1000.00")),
                        new FundsWithdrawn(A17_ID, T2, eur("1000.00"), day(1, 11)))
                .when(new CloseAccount(A17, NEW_YEAR))
                .thenRejected("account.interest-owed");
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
    void refusesAClosedAccount() {
        scenario.given(new CloseAccount(A17, day(3, 1)))
                .when(new CloseAccount(A17, day(3, 1)))
                .thenRejected("account.closed");
    }

    @Test
    void refusesAnUnknownAccount() {
        scenario.when(new CloseAccount(new ClientId("nobody"), NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }
}
