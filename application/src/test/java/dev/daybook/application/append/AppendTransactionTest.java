package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryApplicationState;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryEventLog;
import dev.daybook.application.inmemory.InMemoryTransaction;
import dev.daybook.application.inmemory.PlannedFaults;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import dev.daybook.application.time.ElapsedTime;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a transaction that is not committed ends. In memory, a branch can only end after its connection was given back. */
@Timeout(60)
class AppendTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(17);

    private final PlannedFaults faults = new PlannedFaults();
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryTransaction transaction = new InMemoryTransaction(faults);
    private final EventLog eventLog =
            new InMemoryEventLog(databases.log(), transaction, ElapsedTime.MACHINE, faults, event -> false);
    private final ExecutorService logWorker = Executors.newSingleThreadExecutor();
    private final AppendTransaction.Factory factory =
            new AppendTransaction.Factory(transaction, TIME_LIMIT, eventLog, state(transaction), logWorker);

    private ApplicationState state(InMemoryTransaction enlisting) {
        return new InMemoryApplicationState(
                databases.state(), enlisting, ElapsedTime.MACHINE, faults, contents -> false);
    }

    @AfterEach
    void nothingIsLeft() {
        logWorker.shutdown();
        assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(databases.log().isUnlocked()).isTrue();
        assertThat(databases.state().isUnlocked()).isTrue();
    }

    @Test
    void theTransactionManagerKnowsTheTimeLimit() {
        factory.begin().close();
        assertThat(transaction.timeout()).isEqualTo(TIME_LIMIT);
    }

    @Test
    void givesBothConnectionsBackBeforeItRollsBack() {
        try (AppendTransaction one = factory.begin()) {
            one.lockInTurn(PATIENCE);
        }
    }

    @Test
    void givesTheLogsConnectionBackIfTheStateIsNotLocked() {
        faults.before(Step.STATE_OPEN, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "The state is away.", new IllegalStateException());
        });
        try (AppendTransaction one = factory.begin()) {
            assertThat(catchThrowableOfType(StorageFailure.class, () -> one.lockInTurn(PATIENCE)))
                    .hasMessage("The state is away.");
        }
    }

    @Test
    void locksBothAtTheSameTime() {
        try (AppendTransaction one = factory.begin()) {
            AppendTransaction.Locked locked = one.lockSideBySide();
            assertThat(locked.log().head()).isEqualTo(LogHead.EMPTY);
            assertThat(locked.state().position()).isEqualTo(LogPosition.START);
        }
    }

    @Test
    void holdsNeitherLockIfTheLogsIsTaken() throws Exception {
        try (LogLock other = eventLog.lock(PATIENCE)) {
            try (AppendTransaction one = factory.begin()) {
                lockedByAnother(one);
            }
            assertThat(databases.state().isUnlocked()).isTrue();
            other.requireHeld();
        }
    }

    @Test
    void holdsNeitherLockIfTheStatesIsTaken() throws Exception {
        InMemoryTransaction ofOther = new InMemoryTransaction(faults);
        ofOther.begin();
        StateSession other = state(ofOther).open(PATIENCE);
        try (AppendTransaction one = factory.begin()) {
            lockedByAnother(one);
        }
        assertThat(databases.log().isUnlocked()).isTrue();
        other.release();
        ofOther.rollback();
    }

    private static void lockedByAnother(AppendTransaction one) {
        assertThat(catchThrowableOfType(StorageFailure.class, one::lockSideBySide)
                        .kind())
                .isEqualTo(StorageFailure.Kind.LOCKED);
    }

    /** A branch whose connection was not given back refuses to end; closing a transaction would only log that. */
    private void bothBranchesCanEnd() {
        assertThatCode(transaction::rollback).doesNotThrowAnyException();
    }

    @Test
    void givesTheLogsConnectionBackIfTheStateCannotBeEnlisted() {
        faults.before(Step.STATE_OPEN, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "The state is away.", new IllegalStateException());
        });
        try (AppendTransaction one = factory.begin()) {
            assertThat(catchThrowableOfType(StorageFailure.class, one::lockSideBySide))
                    .hasMessage("The state is away.");
            bothBranchesCanEnd();
        }
    }

    @Test
    void givesBothConnectionsBackIfTheWorkerOfTheLogHasStopped() {
        logWorker.shutdown();
        try (AppendTransaction one = factory.begin()) {
            assertThat(catchThrowableOfType(RejectedExecutionException.class, one::lockSideBySide))
                    .isNotNull();
            bothBranchesCanEnd();
        }
    }

    @Test
    void theConnectionStaysUntilTheWorkerOfTheLogIsIdle() {
        AtomicBoolean heldWhileWriting = new AtomicBoolean();
        Thread closing = Thread.currentThread();
        faults.before(Step.LOG_RECORD, () -> {
            while (closing.getState() != Thread.State.WAITING
                    && !databases.log().isUnlocked()) {
                Thread.onSpinWait();
            }
            heldWhileWriting.set(!databases.log().isUnlocked());
        });
        try (AppendTransaction one = factory.begin()) {
            one.logBranch(one.lockInTurn(PATIENCE).log()).record(List.of());
        }
        assertThat(heldWhileWriting).isTrue();
    }

    @Test
    void aTransactionThatCannotBeginIsTriedAgain() {
        faults.before(Step.BEGIN, () -> {
            throw new IllegalStateException("The transaction manager is away.");
        });
        assertThat(catchThrowableOfType(StorageFailure.class, factory::begin).kind())
                .isEqualTo(StorageFailure.Kind.PASSING);
    }
}
