package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.A99;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.T1;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferFundsTest {

    private static final ClientId UNKNOWN = new ClientId("unknown");

    private final Scenario scenario = scenario().given(deposited(A17_ID, "T-1", eur("80.00")));

    @Test
    void refusesADayThatHasNotCome() {
        LocalDate latest = LocalDate.of(2025, 5, 18);
        scenario.when(new TransferFunds(T2, A17, A18, eur("1.00"), latest.plusDays(1)))
                .thenRejected(
                        "day.in-the-future",
                        "Transfer T-2 cannot have the day 2025-05-19: the latest possible day is 2025-05-18. Send it when"
                                + " the day has come.");
        scenario.when(new TransferFunds(T2, A17, A18, eur("1.00"), latest)).thenAccepted();
    }

    @Test
    void movesMoneyBetweenTwoAccountsInOneEvent() {
        scenario.when(new TransferFunds(T2, A17, A18, eur("30.50"), day(2, 3)))
                .thenRecorded(new FundsTransferred(A17_ID, A18_ID, T2, eur("30.50"), day(2, 3)))
                .thenTasks()
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("49.50"));
                    assertThat(account(state, A18).balance()).isEqualTo(eur("30.50"));
                    assertThat(account(state, A17).position()).isEqualTo(7);
                    assertThat(account(state, A18).position()).isEqualTo(7);
                    assertThat(state.state(PostingRepository.class).findPage(A17_ID, 6, 10))
                            .containsExactly(new Posting(
                                    T2,
                                    A17_ID,
                                    PostingKind.TRANSFER,
                                    eur("-30.50"),
                                    eur("49.50"),
                                    day(2, 3),
                                    Optional.of(A18_ID),
                                    7));
                    assertThat(state.state(PostingRepository.class).findPage(A18_ID, 0, 10))
                            .containsExactly(new Posting(
                                    T2,
                                    A18_ID,
                                    PostingKind.TRANSFER,
                                    eur("30.50"),
                                    eur("30.50"),
                                    day(2, 3),
                                    Optional.of(A17_ID),
                                    7));
                });
    }

    @Test
    void refusesMoreThanTheDebitedBalance() {
        scenario.when(new TransferFunds(T2, A17, A18, eur("80.01"), NEW_YEAR))
                .thenRejected(
                        "account.insufficient-funds",
                        "Account A-17 cannot be debited 80.01 EUR: its balance is 80.00 EUR.");
        scenario.when(new TransferFunds(T2, A18, A17, eur("0.01"), NEW_YEAR))
                .thenRejected("account.insufficient-funds");
    }

    @Test
    void refusesOneAccountOnBothSides() {
        scenario.when(new TransferFunds(T2, A17, A17, eur("1.00"), NEW_YEAR))
                .thenRejected("transfer.same-account", "A transfer needs two different accounts, but both are A-17.");
    }

    @Test
    void refusesATransactionThatWasPostedAlready() {
        scenario.when(new TransferFunds(T1, A17, A18, eur("1.00"), NEW_YEAR))
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
    }

    @Test
    void refusesAnUnknownAccountOnEitherSide() {
        scenario.when(new TransferFunds(T2, UNKNOWN, A18, eur("1.00"), NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
        scenario.when(new TransferFunds(T2, A17, UNKNOWN, eur("1.00"), NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "account.unknown");
    }

    @Test
    void refusesAnAmountThatIsNotPositive() {
        scenario.when(new TransferFunds(T2, A17, A18, eur("0.00"), NEW_YEAR)).thenRejected("money.not-positive");
        scenario.when(new TransferFunds(T2, A17, A18, eur("-5.00"), NEW_YEAR)).thenRejected("money.not-positive");
    }

    @Test
    void refusesAnAccountInAnotherCurrencyOnEitherSide() {
        scenario.when(new TransferFunds(T2, A17, A99, eur("1.00"), NEW_YEAR)).thenRejected("account.wrong-currency");
        scenario.when(new TransferFunds(T2, A99, A17, eur("1.00"), NEW_YEAR)).thenRejected("account.wrong-currency");
    }

    @Test
    void refusesADayBeforeEitherAccountWasOpened() {
        scenario.when(new TransferFunds(T2, A17, A18, eur("1.00"), NEW_YEAR.minusDays(1)))
                .thenRejected("account.not-yet-open");
    }

    @Test
    void refusesAClosedAccountOnEitherSide() {
        scenario.given(new AccountClosed(A18_ID, day(3, 1)));
        scenario.when(new TransferFunds(T2, A17, A18, eur("1.00"), NEW_YEAR)).thenRejected("account.closed");
        scenario.when(new TransferFunds(T2, A18, A17, eur("1.00"), NEW_YEAR)).thenRejected("account.closed");
    }

    @Test
    void refusesWhatTheCreditedBalanceCannotHoldAndDebitsNothing() {
        for (int i = 1; i <= 1_000; i++) {
            scenario.given(deposited(A18_ID, "L-" + i, eur("999999999999999.99")));
        }
        scenario.when(new TransferFunds(T3, A17, A18, eur("10.00"), NEW_YEAR))
                .thenContradicted("money.too-large")
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("80.00")));
    }
}
