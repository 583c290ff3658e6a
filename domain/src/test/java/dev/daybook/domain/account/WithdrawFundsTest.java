package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A99;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T1;
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
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithdrawFundsTest {

    private final Scenario scenario = scenario().given(deposited(A17_ID, "T-1", eur("80.00")));

    @Test
    void refusesADayThatHasNotCome() {
        LocalDate latest = LocalDate.of(2025, 5, 18);
        scenario.when(new WithdrawFunds(T2, A17, eur("1.00"), latest.plusDays(1)))
                .thenRejected(
                        "day.in-the-future",
                        "Withdrawal T-2 cannot have the day 2025-05-19: the latest possible day is 2025-05-18. Send it when"
                                + " the day has come.");
        scenario.when(new WithdrawFunds(T2, A17, eur("1.00"), latest)).thenAccepted();
    }

    @Test
    void debitsTheAccountAndPostsTheMovement() {
        scenario.when(new WithdrawFunds(T2, A17, eur("30.50"), day(2, 3)))
                .thenRecorded(new FundsWithdrawn(A17_ID, T2, eur("30.50"), day(2, 3)))
                .thenTasks()
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("49.50"));
                    assertThat(account(state, A17).position()).isEqualTo(7);
                    assertThat(state.state(PostingRepository.class).findPage(A17_ID, 6, 10))
                            .containsExactly(new Posting(
                                    T2,
                                    A17_ID,
                                    PostingKind.WITHDRAWAL,
                                    eur("-30.50"),
                                    eur("49.50"),
                                    day(2, 3),
                                    Optional.empty(),
                                    7));
                });
    }

    @Test
    void takesTheLastCent() {
        scenario.when(new WithdrawFunds(T2, A17, eur("80.00"), NEW_YEAR))
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("0.00")));
    }

    @Test
    void refusesMoreThanTheBalance() {
        scenario.when(new WithdrawFunds(T2, A17, eur("120.00"), NEW_YEAR))
                .thenRejected(
                        "account.insufficient-funds",
                        "Account A-17 cannot be debited 120.00 EUR: its balance is 80.00 EUR.")
                .thenRejected(Rejection.Kind.REFUSED, "account.insufficient-funds");
        scenario.when(new WithdrawFunds(T2, A17, eur("80.01"), NEW_YEAR)).thenRejected("account.insufficient-funds");
    }

    @Test
    void refusesATransactionThatWasPostedAlready() {
        scenario.when(new WithdrawFunds(T1, A17, eur("80.00"), NEW_YEAR))
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
    }

    @Test
    void refusesAnUnknownAccount() {
        scenario.when(new WithdrawFunds(T2, new ClientId("nobody"), eur("1.00"), NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void refusesAnAmountThatIsNotPositive() {
        scenario.when(new WithdrawFunds(T2, A17, eur("0.00"), NEW_YEAR)).thenRejected("money.not-positive");
        scenario.when(new WithdrawFunds(T2, A17, eur("-1.00"), NEW_YEAR)).thenRejected("money.not-positive");
    }

    @Test
    void refusesAnotherCurrency() {
        scenario.when(new WithdrawFunds(T2, A99, eur("1.00"), NEW_YEAR)).thenRejected("account.wrong-currency");
    }

    @Test
    void refusesADayBeforeTheAccountWasOpened() {
        scenario.when(new WithdrawFunds(T2, A17, eur("1.00"), NEW_YEAR.minusDays(1)))
                .thenRejected("account.not-yet-open");
    }

    @Test
    void refusesAClosedAccount() {
        scenario.given(new AccountClosed(A17_ID, day(3, 1)))
                .when(new WithdrawFunds(T2, A17, eur("1.00"), NEW_YEAR))
                .thenRejected("account.closed");
    }
}
