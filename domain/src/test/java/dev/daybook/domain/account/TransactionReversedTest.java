package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.accountId;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reversal as a fact from outside: the creator's rules do not apply to it, but it must fit the state. */
class TransactionReversedTest {

    private static final ClientId DEPOSIT = new ClientId("D-1");
    private static final ClientId R1 = new ClientId("R-1");
    private static final ClientId R2 = new ClientId("R-2");

    private final Scenario scenario = scenario();

    private static TransactionReversed reversed(ClientId reversal, ClientId reverses, AccountId... accounts) {
        return new TransactionReversed(List.of(accounts), reversal, reverses, "Booked twice.", NEW_YEAR);
    }

    @Test
    void isRecordedWhereACommandWouldBeRefused() {
        scenario.given(
                new FundsDeposited(A17_ID, DEPOSIT, eur("10.00"), day(2, 3)),
                new FundsWithdrawn(A17_ID, new ClientId("W-1"), eur("10.00"), day(2, 3)),
                new AccountClosed(A17_ID, day(2, 3)));
        // a day before that of the deposit, on a closed account, whose balance becomes negative
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID))
                .thenAccepted()
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("-10.00")));
    }

    @Test
    void followsItsTransactionInOneRequest() {
        scenario.whenRecorded(deposited(A17_ID, "D-1", eur("10.00")), reversed(R1, DEPOSIT, A17_ID))
                .thenAccepted()
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("0.00")));
    }

    @Test
    void namesTheAccountsInAnyOrder() {
        scenario.given(new FundsTransferred(A17_ID, A18_ID, DEPOSIT, eur("10.00"), NEW_YEAR));
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID, A18_ID))
                .thenAccepted()
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(eur("0.00")));
    }

    @Test
    void takesATransferOfZeroBack() {
        scenario.given(new FundsTransferred(A17_ID, A18_ID, DEPOSIT, eur("0.00"), NEW_YEAR));
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID, A18_ID))
                .thenAccepted()
                .thenState(
                        state -> assertThat(state.state(PostingRepository.class).findTransaction(R1))
                                .hasSize(2));
    }

    @Test
    void isRefusedIfItsTransactionDoesNotExist() {
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID))
                .thenRejected(Rejection.Kind.UNKNOWN, "transaction.unknown");
        // the other order, in one request
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID), deposited(A17_ID, "D-1", eur("10.00")))
                .thenRejected(Rejection.Kind.UNKNOWN, "transaction.unknown");
    }

    @Test
    void isRefusedIfItsIdIsInUse() {
        scenario.given(deposited(A17_ID, "D-1", eur("10.00")), deposited(A17_ID, "R-1", eur("10.00")));
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID))
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
        scenario.whenRecorded(reversed(DEPOSIT, DEPOSIT, A17_ID))
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.exists");
    }

    @Test
    void aTransactionIsReversedOnceAndAReversalIsNot() {
        scenario.given(deposited(A17_ID, "D-1", eur("10.00")));
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID), reversed(R2, DEPOSIT, A17_ID))
                .thenRejected(Rejection.Kind.CONFLICT, "transaction.already-reversed");
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID), reversed(R2, R1, A17_ID))
                .thenRejected("reversal.of-reversal");
    }

    @Test
    void isRefusedIfItNamesOtherAccounts() {
        scenario.given(deposited(A17_ID, "D-1", eur("10.00")));
        scenario.whenRecorded(reversed(R1, DEPOSIT, A18_ID))
                .thenRejected(
                        "reversal.wrong-accounts",
                        "Reversal R-1 names the accounts [" + A18_ID + "], but transaction D-1 has postings on ["
                                + A17_ID + "].");
        scenario.whenRecorded(reversed(R1, DEPOSIT, A17_ID, A18_ID)).thenRejected("reversal.wrong-accounts");
    }

    @Test
    void namesOneOrTwoDifferentAccounts() {
        assertRefused();
        assertRefused(A17_ID, A17_ID);
        assertRefused(A17_ID, A18_ID, accountId(99));
    }

    private static void assertRefused(AccountId... accounts) {
        assertThatThrownBy(() -> reversed(R1, DEPOSIT, accounts))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("reversal.wrong-accounts"));
    }

    @Test
    void hasAReasonThatPeopleCanRead() {
        scenario.given(deposited(A17_ID, "D-1", eur("10.00")));
        scenario.whenRecorded(new TransactionReversed(List.of(A17_ID), R1, DEPOSIT, "\u00a0", NEW_YEAR))
                .thenRejected("reversal.invalid-reason");
    }
}
