package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.kernel.StateAccess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReverseTransactionTest {

    private static final ClientId DEPOSIT = new ClientId("D-1");
    private static final ClientId WITHDRAWAL = new ClientId("W-1");
    private static final ClientId TRANSFER = new ClientId("X-1");
    private static final ClientId INTEREST = new ClientId("I-1");
    private static final ClientId R1 = new ClientId("R-1");
    private static final ClientId R2 = new ClientId("R-2");
    private static final String REASON = "Booked twice.";

    /** Position 6: the deposit of 80.00 on A-17. */
    private final Scenario scenario = scenario().given(deposited(A17_ID, "D-1", eur("80.00")));

    private static ReverseTransaction reverse(ClientId reversal, ClientId reverses, LocalDate day) {
        return new ReverseTransaction(reversal, reverses, REASON, day);
    }

    private static TransactionReversed reversed(ClientId reverses, LocalDate day, AccountId... accounts) {
        return new TransactionReversed(List.of(accounts), R1, reverses, REASON, day);
    }

    private static List<Posting> postings(StateAccess state, ClientId transaction) {
        return state.state(PostingRepository.class).findTransaction(transaction);
    }

    @Test
    void takesADepositBack() {
        scenario.when(reverse(R1, DEPOSIT, day(2, 3)))
                .thenRecorded(reversed(DEPOSIT, day(2, 3), A17_ID))
                .thenTasks()
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("0.00"));
                    assertThat(account(state, A17).position()).isEqualTo(7);
                    assertThat(postings(state, R1))
                            .containsExactly(new Posting(
                                    R1,
                                    A17_ID,
                                    PostingKind.REVERSAL,
                                    eur("-80.00"),
                                    eur("0.00"),
                                    day(2, 3),
                                    Optional.empty(),
                                    7));
                    assertThat(state.state(ReversalRepository.class).findReversalOf(DEPOSIT))
                            .contains(new Reversal(R1, DEPOSIT, REASON, 7));
                });
    }

    @Test
    void takesAWithdrawalBack() {
        scenario.given(new WithdrawFunds(WITHDRAWAL, A17, eur("30.00"), day(1, 9)));
        scenario.when(reverse(R1, WITHDRAWAL, day(1, 9)))
                .thenRecorded(reversed(WITHDRAWAL, day(1, 9), A17_ID))
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("80.00")));
    }

    @Test
    void takesBothSidesOfATransferBackInOneEvent() {
        scenario.given(new TransferFunds(TRANSFER, A17, A18, eur("30.50"), day(1, 9)));
        scenario.when(reverse(R1, TRANSFER, day(2, 3)))
                .thenRecorded(reversed(TRANSFER, day(2, 3), A17_ID, A18_ID))
                .thenState(state -> {
                    assertThat(account(state, A17).balance()).isEqualTo(eur("80.00"));
                    assertThat(account(state, A18).balance()).isEqualTo(eur("0.00"));
                    assertThat(postings(state, R1))
                            .containsExactly(
                                    new Posting(
                                            R1,
                                            A18_ID,
                                            PostingKind.REVERSAL,
                                            eur("-30.50"),
                                            eur("0.00"),
                                            day(2, 3),
                                            Optional.of(A17_ID),
                                            8),
                                    new Posting(
                                            R1,
                                            A17_ID,
                                            PostingKind.REVERSAL,
                                            eur("30.50"),
                                            eur("80.00"),
                                            day(2, 3),
                                            Optional.of(A18_ID),
                                            8));
                });
    }

    @Test
    void takesInterestBackAndLeavesItsNightsCredited() {
        InterestRemainder remainder = new InterestRemainder(new BigDecimal("0.5"));
        scenario.given(new InterestAccrued(A17_ID, INTEREST, eur("1.20"), day(3, 1), remainder));
        scenario.when(reverse(R1, INTEREST, day(3, 5))).thenAccepted().thenState(state -> {
            Account after = account(state, A17);
            assertThat(after.balance()).isEqualTo(eur("80.00"));
            assertThat(after.accruedInterest()).isEqualTo(eur("0.00"));
            assertThat(after.accruedThrough()).isEqualTo(day(3, 1));
            assertThat(after.interestRemainder()).isEqualTo(remainder);
        });
    }

    @Test
    void countsForInterestFromItsOwnDayOn() {
        // 1,080.00 for ten nights, then 80.00: one 10,000th a night
        scenario.given(deposited(A17_ID, "D-2", eur("1000.00")));
        scenario.given(reverse(R1, new ClientId("D-2"), day(1, 11)));
        scenario.when(new SettleInterest(A17, day(1, 21)))
                .thenState(state ->
                        assertThat(account(state, A17).accruedInterest()).isEqualTo(eur("1.16")));
    }

    @Test
    void refusesAnUnknownTransaction() {
        scenario.when(reverse(R1, new ClientId("no-such"), NEW_YEAR))
                .thenRejected(Rejection.Kind.UNKNOWN, "transaction.unknown");
        scenario.when(reverse(R1, R1, NEW_YEAR)).thenRejected(Rejection.Kind.UNKNOWN, "transaction.unknown");
    }

    @Test
    void refusesAnIdThatIsInUse() {
        scenario.when(reverse(DEPOSIT, DEPOSIT, NEW_YEAR)).thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
    }

    @Test
    void reversesATransactionOnce() {
        scenario.given(reverse(R1, DEPOSIT, NEW_YEAR));
        scenario.when(reverse(R2, DEPOSIT, NEW_YEAR))
                .thenRejected(
                        "transaction.already-reversed",
                        "Transaction D-1 was reversed already, by R-1. A transaction is reversed once.")
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.already-reversed");
    }

    @Test
    void refusesToReverseAReversal() {
        scenario.given(reverse(R1, DEPOSIT, NEW_YEAR));
        scenario.when(reverse(R2, R1, NEW_YEAR))
                .thenRejected(
                        "reversal.of-reversal",
                        "Transaction R-1 cannot be reversed: it is a reversal itself. Record the transaction that it"
                                + " reverses anew, with another id.");
    }

    @Test
    void refusesADayBeforeThatOfTheTransaction() {
        scenario.given(new WithdrawFunds(WITHDRAWAL, A17, eur("30.00"), day(1, 9)));
        scenario.when(reverse(R1, WITHDRAWAL, day(1, 8)))
                .thenRejected(
                        "reversal.too-early",
                        "Reversal R-1 cannot have the day 2024-01-08: transaction W-1 has the day 2024-01-09. Use that day"
                                + " or a later one.");
    }

    @Test
    void refusesADayBeforeTheAccountWasOpened() {
        LocalDate before = NEW_YEAR.minusDays(2);
        scenario.given(new FundsWithdrawn(A17_ID, WITHDRAWAL, eur("1.00"), before));
        scenario.when(reverse(R1, WITHDRAWAL, before.plusDays(1))).thenRejected("account.not-yet-open");
        scenario.when(reverse(R1, WITHDRAWAL, NEW_YEAR)).thenAccepted();
    }

    @Test
    void refusesADayThatHasNotCome() {
        LocalDate latest = LocalDate.of(2025, 5, 18);
        scenario.when(reverse(R1, DEPOSIT, latest.plusDays(1)))
                .thenRejected(
                        "day.in-the-future",
                        "Reversal R-1 cannot have the day 2025-05-19: the latest possible day is 2025-05-18. Send it when"
                                + " the day has come.");
        scenario.when(reverse(R1, DEPOSIT, latest)).thenAccepted();
    }

    @Test
    void refusesAClosedAccountOnEitherSideAndNamesIt() {
        scenario.given(new TransferFunds(TRANSFER, A17, A18, eur("30.50"), day(1, 9)));
        scenario.given(new CloseAccount(A18, day(1, 9), Optional.of(A17)));
        scenario.when(reverse(R1, TRANSFER, day(2, 3)))
                .thenRejected(
                        "account.closed",
                        "Transaction X-1 cannot be reversed: account A-18 is closed. Record a new transaction between open"
                                + " accounts instead.");
        ClientId payout = new ClientId("closure." + Scenario.newId(1));
        scenario.whenApproved(reverse(R1, payout, day(2, 3))).thenRejected("account.closed");
    }

    @Test
    void onlyAnApproverMakesABalanceNegative() {
        scenario.given(new WithdrawFunds(WITHDRAWAL, A17, eur("79.99"), day(1, 9)));
        scenario.when(reverse(R1, DEPOSIT, day(1, 9)))
                .thenRejected(
                        "reversal.overdraws",
                        "Transaction D-1 cannot be reversed: the balance of account A-17 would be -79.99 EUR. Deposit what"
                                + " is missing first, or let a caller send it who has the roles writer and approver.")
                .thenRejected(Rejection.Kind.REFUSED, "reversal.overdraws");
        scenario.whenApproved(reverse(R1, DEPOSIT, day(1, 9)))
                .thenRecorded(reversed(DEPOSIT, day(1, 9), A17_ID))
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("-79.99")));
    }

    @Test
    void aTransferIsNotReversedIfItsReceiverHasSpentTheMoney() {
        scenario.given(new TransferFunds(TRANSFER, A17, A18, eur("30.00"), day(1, 9)));
        scenario.given(new WithdrawFunds(WITHDRAWAL, A18, eur("0.01"), day(1, 9)));
        scenario.when(reverse(R1, TRANSFER, day(1, 9))).thenRejected("reversal.overdraws");
        scenario.whenApproved(reverse(R1, TRANSFER, day(1, 9))).thenAccepted();
    }

    @Test
    void anAccountThatStaysNegativeCanGetMoneyBack() {
        scenario.given(new FundsWithdrawn(A17_ID, WITHDRAWAL, eur("10.00"), NEW_YEAR));
        scenario.given(new FundsWithdrawn(A17_ID, new ClientId("W-2"), eur("100.00"), NEW_YEAR));
        scenario.when(reverse(R1, WITHDRAWAL, NEW_YEAR))
                .thenAccepted()
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("-20.00")));
    }

    @Test
    void aNegativeBalanceIsNotWithdrawnFromAndEarnsNothing() {
        scenario.given(new WithdrawFunds(WITHDRAWAL, A17, eur("50.00"), NEW_YEAR));
        scenario.whenApproved(reverse(R1, DEPOSIT, NEW_YEAR)).thenAccepted();
        scenario.when(new WithdrawFunds(new ClientId("W-2"), A17, eur("0.01"), NEW_YEAR))
                .thenRejected("account.insufficient-funds");
        scenario.when(new CalculateInterestOwed(day(12, 1))).thenNothing();
        scenario.when(new SettleInterest(A17, day(12, 1))).thenNothing();
        scenario.when(new CloseAccount(A17, day(12, 1))).thenRejected("account.balance-not-zero");
        // from the 1st of December on there are 100.00
        scenario.given(new DepositFunds(new ClientId("D-2"), A17, eur("150.00"), day(12, 1)));
        scenario.when(new SettleInterest(A17, day(12, 11)))
                .thenState(state ->
                        assertThat(account(state, A17).accruedInterest()).isEqualTo(eur("0.10")));
    }

    @Test
    void refusesWhatTheCreditedBalanceCannotHoldAndDebitsNothing() {
        scenario.given(new TransferFunds(TRANSFER, A17, A18, eur("80.00"), NEW_YEAR));
        scenario.given(IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> deposited(A17_ID, "L-" + i, eur("999999999999999.99")))
                .toArray(FundsDeposited[]::new));
        scenario.when(reverse(R1, TRANSFER, NEW_YEAR))
                .thenContradicted("money.too-large")
                .thenState(state -> assertThat(account(state, A18).balance()).isEqualTo(eur("80.00")));
    }

    @Test
    void refusesAReasonThatCannotBeRead() {
        for (String reason : List.of("", " ", "\u200b", "two\nlines", "x".repeat(501))) {
            scenario.when(new ReverseTransaction(R1, DEPOSIT, reason, NEW_YEAR))
                    .thenContradicted("reversal.invalid-reason");
        }
        scenario.when(new ReverseTransaction(R1, DEPOSIT, "𝄞".repeat(500), NEW_YEAR))
                .thenAccepted();
    }
}
