package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A99;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.czk;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DepositFundsTest {

    private final Scenario scenario = scenario();

    @Test
    void creditsTheAccountAndPostsTheMovement() {
        scenario.when(new DepositFunds(T1, A17, eur("120"), day(2, 3)))
                .thenRecorded(new FundsDeposited(A17_ID, T1, eur("120.00"), day(2, 3)))
                .thenTasks()
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("120.00"));
                    assertThat(account(state, A17).position()).isEqualTo(6);
                    assertThat(state.state(PostingRepository.class).findPage(A17_ID, 0, 10))
                            .containsExactly(new Posting(
                                    T1,
                                    A17_ID,
                                    PostingKind.DEPOSIT,
                                    eur("120.00"),
                                    eur("120.00"),
                                    day(2, 3),
                                    Optional.empty(),
                                    6));
                });
    }

    @Test
    void refusesADayThatHasNotCome() {
        LocalDate latest = LocalDate.of(2025, 5, 18);
        scenario.when(new DepositFunds(T1, A17, eur("1.00"), latest.plusDays(1)))
                .thenRejected(
                        "day.in-the-future",
                        "Deposit T-1 cannot have the day 2025-05-19: the latest possible day is 2025-05-18. Send it when"
                                + " the day has come.");
        scenario.when(new DepositFunds(T1, A17, eur("1.00"), latest)).thenAccepted();
        FundsDeposited fact = new FundsDeposited(A17_ID, T2, eur("1.00"), LocalDate.of(2036, 1, 1));
        scenario.whenRecorded(fact).thenRecorded(fact);
    }

    @Test
    void addsToWhatIsThere() {
        scenario.given(deposited(A17_ID, "T-1", eur("80.10")))
                .when(new DepositFunds(T2, A17, eur("0.01"), NEW_YEAR))
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("80.11")));
    }

    @Test
    void refusesATransactionThatWasPostedAlready() {
        scenario.given(deposited(A17_ID, "T-1", eur("80.00")))
                .when(new DepositFunds(T1, A17, eur("80.00"), NEW_YEAR))
                .thenRejected("transaction.exists", "Transaction T-1 exists already. Choose another id.")
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
    }

    @Test
    void refusesAnUnknownAccount() {
        scenario.when(new DepositFunds(T1, new ClientId("nobody"), eur("1.00"), NEW_YEAR))
                .thenRejected("account.unknown", "There is no account nobody.")
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void refusesAnAmountThatIsNotPositive() {
        scenario.when(new DepositFunds(T1, A17, eur("0.00"), NEW_YEAR)).thenRejected("money.not-positive");
        scenario.when(new DepositFunds(T1, A17, eur("-1.00"), NEW_YEAR))
                .thenRejected("money.not-positive", "The amount must be greater than zero, but it is -1.00 EUR.");
    }

    @Test
    void refusesAnotherCurrency() {
        scenario.when(new DepositFunds(T1, A99, eur("1.00"), NEW_YEAR))
                .thenRejected(
                        "account.wrong-currency", "Account A-99 is kept in CZK; 1.00 EUR cannot be posted to it.");
        scenario.when(new DepositFunds(T1, A17, czk("1.00"), NEW_YEAR)).thenRejected("account.wrong-currency");
    }

    @Test
    void refusesADayBeforeTheAccountWasOpened() {
        scenario.when(new DepositFunds(T1, A17, eur("1.00"), NEW_YEAR.minusDays(1)))
                .thenRejected(
                        "account.not-yet-open",
                        "Nothing can be posted to account A-17 on 2023-12-31: it was opened on 2024-01-01.");
    }

    @Test
    void refusesAClosedAccount() {
        scenario.given(new AccountClosed(A17_ID, day(3, 1)))
                .when(new DepositFunds(T1, A17, eur("1.00"), NEW_YEAR))
                .thenRejected("account.closed", "Account A-17 is closed.");
    }

    @Test
    void refusesWhatTheBalanceCannotHold() {
        for (int i = 1; i <= 1_000; i++) {
            scenario.given(deposited(A17_ID, "L-" + i, eur("999999999999999.99")));
        }
        scenario.when(new DepositFunds(T2, A17, eur("10.00"), NEW_YEAR)).thenContradicted("money.too-large");
    }
}
