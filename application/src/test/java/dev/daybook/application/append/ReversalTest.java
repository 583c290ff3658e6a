package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.DAY;
import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static dev.daybook.application.inmemory.BankCommands.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.account.ReverseTransaction;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reversals in the corridor: several in one batch, and callers with and without the right to approve. */
class ReversalTest {

    private final InMemoryServer server = new InMemoryServer(
                    InMemoryDatabases.empty(BankCommands.CATALOGUE),
                    new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z")))
            .start();

    @BeforeEach
    void openAnAccount() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
    }

    private static ReverseTransaction reverse(String id, String reverses) {
        return new ReverseTransaction(new ClientId(id), new ClientId(reverses), "Booked twice.", DAY);
    }

    private static Caller keyed(String actor) {
        return Caller.of(actor).withKey(new IdempotencyKey.OfThing("reversal", new ClientId("r-1")));
    }

    private String balance() {
        return server.read(state -> account(state, "A-1")).balance().toString();
    }

    private static void assertRefused(String code, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo(code));
    }

    @Test
    void aTransactionIsReversedOnceInTheBatchThatRecordsIt() {
        Caller caller = Caller.of("tester");
        PendingCommand recorded = server.appender().begin(deposit("d-1", "A-1", "5.00"), caller);
        PendingCommand reversed = server.appender().begin(reverse("r-1", "d-1"), caller);
        PendingCommand reversedAgain = server.appender().begin(reverse("r-2", "d-1"), caller);
        PendingCommand ofReversal = server.appender().begin(reverse("r-3", "r-1"), caller);
        server.turn();
        assertThat(server.await(recorded).appended()).isEqualTo(1);
        assertThat(server.await(reversed).appended()).isEqualTo(1);
        assertRefused("transaction.already-reversed", () -> server.await(reversedAgain));
        assertRefused("reversal.of-reversal", () -> server.await(ofReversal));
        assertThat(balance()).isEqualTo("0.00 EUR");
    }

    @Test
    void onlyACallerWhoMayApproveMakesABalanceNegative() {
        server.execute(deposit("d-1", "A-1", "5.00"));
        server.execute(withdraw("w-1", "A-1", "2.00"));
        assertRefused("reversal.overdraws", () -> server.execute(reverse("r-1", "d-1"), keyed("writer")));
        server.execute(reverse("r-1", "d-1"), keyed("both").asApprover());
        assertThat(balance()).isEqualTo("-2.00 EUR");
    }

    @Test
    void whatWasApprovedIsARepeatForEveryCaller() {
        server.execute(deposit("d-1", "A-1", "5.00"));
        server.execute(withdraw("w-1", "A-1", "2.00"));
        Receipt approved = server.execute(reverse("r-1", "d-1"), keyed("both").asApprover());
        Receipt repeated = server.execute(reverse("r-1", "d-1"), keyed("writer"));
        assertThat(repeated.isRepeat()).isTrue();
        assertThat(repeated.positions()).isEqualTo(approved.positions());
    }

    @Test
    void aDryRunOfAnApproverReversesNothing() {
        server.execute(deposit("d-1", "A-1", "5.00"));
        Receipt tried =
                server.execute(reverse("r-1", "d-1"), keyed("both").asApprover().asDryRun());
        assertThat(tried.events()).hasSize(1);
        assertThat(balance()).isEqualTo("5.00 EUR");
        assertThat(server.execute(reverse("r-1", "d-1"), keyed("writer")).appended())
                .isEqualTo(1);
    }
}
