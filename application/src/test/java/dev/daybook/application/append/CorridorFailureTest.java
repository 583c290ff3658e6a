package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.FaultyTransaction.Fault;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers are told when the databases or the commit fail. */
class CorridorFailureTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final HandDrivenTimer timer = new HandDrivenTimer(START);
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    @AfterEach
    void logAndStateAgree() {
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
        assertThat(databases.log().isUnlocked()).isTrue();
        assertThat(databases.state().isUnlocked()).isTrue();
    }

    private static Caller callerOf(String company) {
        return Caller.of("tester").withKey(new IdempotencyKey.OfThing("company", new ClientId(company)));
    }

    private Receipt create(String company) {
        return server.execute(createCompany(company), callerOf(company));
    }

    private boolean exists(String company) {
        return server.read(state -> state.state(CompanyRepository.class).findByClientId(new ClientId(company)))
                .isPresent();
    }

    private static AppendUnavailable.Reason reasonOf(Throwable thrown) {
        assertThat(thrown).isInstanceOf(AppendUnavailable.class);
        return ((AppendUnavailable) thrown).reason();
    }

    @Test
    void anUnknownOutcomeIsToldAndTheSameKeyTellsThatItWasApplied() {
        server.transaction().nextCommits(Fault.COMMITTED_BUT_NOT_KNOWN);
        assertThat(reasonOf(catchThrowable(() -> create("applied"))))
                .isEqualTo(AppendUnavailable.Reason.OUTCOME_UNKNOWN);
        assertThat(create("applied").isRepeat()).isTrue();
        assertThat(server.log().head().position()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsToldAndTheSameKeyAppliesWhatWasNotApplied() {
        server.transaction().nextCommits(Fault.ROLLED_BACK_BUT_NOT_KNOWN);
        assertThat(reasonOf(catchThrowable(() -> create("not-applied"))))
                .isEqualTo(AppendUnavailable.Reason.OUTCOME_UNKNOWN);
        assertThat(exists("not-applied")).isFalse();
        assertThat(create("not-applied").isRepeat()).isFalse();
        assertThat(exists("not-applied")).isTrue();
    }

    @Test
    void aCommitThatIsRolledBackIsTriedOnceMore() {
        server.transaction().nextCommits(Fault.ROLLED_BACK);
        assertThat(create("rolled-back-once").isRepeat()).isFalse();
        assertThat(server.log().head().position()).isEqualTo(1);
    }

    @Test
    void aCommitThatIsRolledBackAgainIsRefusedAndCommandsAreAcceptedWhenTheChecksPass() {
        server.transaction().nextCommits(Fault.ROLLED_BACK, Fault.ROLLED_BACK);
        assertThat(reasonOf(catchThrowable(() -> create("rolled-back-twice"))))
                .isEqualTo(AppendUnavailable.Reason.BUSY);
        assertThat(server.log().head().position()).isZero();
        assertThat(exists("rolled-back-twice")).isFalse();
        assertThat(server.readiness().isReady()).isFalse();
        server.turn();
        create("rolled-back-twice");
    }

    @Test
    void aStateThatNoLongerFitsTheLogClosesTheDoorUntilItDoes() {
        create("before-the-contradiction");
        Standing right = databases.state().live();
        LogPosition ahead =
                new LogPosition(right.at().position() + 5, right.at().hash());
        databases.state().replace(new Standing(ahead, right.contents()));
        Throwable refused = catchThrowable(() -> create("during-the-contradiction"));
        assertThat(reasonOf(refused)).isEqualTo(AppendUnavailable.Reason.NOT_READY);
        assertThat(refused).hasMessageContaining("the log has lost events");
        server.turn();
        assertThat(server.readiness().obstacle().orElseThrow()).contains("the log has lost events");
        databases.state().replace(right);
        server.turn();
        create("after-the-contradiction");
    }

    @Test
    void whileAnotherSessionHoldsTheLockAllAreRefusedInTimeAndServedAfterwards() {
        List<PendingCommand> pending = new ArrayList<>();
        try (LogLock lock = server.log().lock(Duration.ofSeconds(1))) {
            for (int i = 0; i < 20; i++) {
                String company = "blocked-" + i;
                pending.add(server.appender().begin(createCompany(company), callerOf(company)));
            }
            for (PendingCommand command : pending) {
                assertThat(reasonOf(catchThrowable(() -> server.await(command))))
                        .isEqualTo(AppendUnavailable.Reason.BUSY);
            }
            assertThat(Duration.between(START, timer.clock().instant()))
                    .isBetween(
                            AppendSettings.DEFAULT.lockTime(),
                            AppendSettings.DEFAULT.lockTime().plusSeconds(1));
            lock.requireHeld();
        }
        create("served-again");
        assertThat(server.log().head().position()).isEqualTo(1);
    }

    /** Hands both in; while the first is being carried out, the database fails once in that way. */
    private List<Receipt> executeBothWhileTheDatabaseFailsOnce(StorageFailure.Kind kind) {
        AtomicBoolean hasFailed = new AtomicBoolean();
        Caller unlucky = callerOf("first").requiring((state, generation) -> {
            if (hasFailed.compareAndSet(false, true)) {
                throw new StorageFailure(kind, "The database did not answer.", new IllegalStateException());
            }
        });
        PendingCommand first = server.appender().begin(createCompany("first"), unlucky);
        PendingCommand second = server.appender().begin(createCompany("second"), callerOf("second"));
        return List.of(server.await(first), server.await(second));
    }

    @ParameterizedTest
    @EnumSource(names = {"PASSING", "LOCKED"})
    void aPassingFailureWhileACommandRunsIsNotItsFaultAndTheBatchIsTriedAgain(StorageFailure.Kind kind) {
        List<Receipt> receipts = executeBothWhileTheDatabaseFailsOnce(kind);
        assertThat(receipts.get(0).readableFrom()).isEqualTo(receipts.get(1).readableFrom() - 1);
    }

    @Test
    void aCommandWhoseFailureIsItsOwnRunsAloneAfterTheOthers() {
        List<Receipt> receipts = executeBothWhileTheDatabaseFailsOnce(StorageFailure.Kind.TIMED_OUT);
        assertThat(receipts.get(0).readableFrom()).isEqualTo(receipts.get(1).readableFrom() + 1);
    }
}
