package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every ledger of tasks does. */
public abstract class TaskLedgerContract {

    private static final List<String> KINDS = List.of("parcel");
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** An empty ledger. */
    protected abstract TaskLedger ledger();

    protected abstract TaskTransaction transaction();

    /**
     * Records a task, as the corridor does, behind those that were recorded before.
     *
     * @param orderingKey none if blank
     * @param messageTime after which it is overdue
     */
    protected abstract UUID record(String kind, String orderingKey, Duration messageTime);

    /** Lets that much time pass for all recorded tasks. */
    protected abstract void pass(Duration time);

    private UUID record(String orderingKey) {
        return record("parcel", orderingKey, Duration.ZERO);
    }

    private <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> transaction().call(work)).join();
    }

    private Optional<ClaimedTask> claim(UUID id) {
        return ledger().claim(id, KINDS);
    }

    /** Claims a task, records an attempt in another transaction, and ends it. */
    private void attempt(UUID id, Consumer<ClaimedTask> end) {
        transaction().run(() -> {
            ClaimedTask claimed = claim(id).orElseThrow();
            begin(claimed);
            end.accept(claimed);
        });
    }

    private void begin(ClaimedTask claimed) {
        elsewhere(() -> {
            ledger().begin(claimed.id(), claimed.nextAttempt(), "node-1");
            return true;
        });
    }

    private void done(UUID id) {
        attempt(id, claimed -> ledger().done(claimed, "thank you"));
    }

    private void dead(UUID id) {
        attempt(id, claimed -> ledger().dead(claimed, "Not at home."));
    }

    private boolean canBeClaimed(UUID id) {
        return elsewhere(() -> claim(id)).isPresent();
    }

    private List<UUID> takeForgotten(boolean alsoNew, int limit) {
        return transaction().call(() -> ledger().takeForgotten(KINDS, alsoNew, limit));
    }

    private TaskHistory history(UUID id) {
        return ledger().find(id).orElseThrow();
    }

    private RecordedTaskState state(UUID id) {
        return history(id).task();
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aTaskThatIsDoneKeepsItsAttemptAndIsNotClaimedAgain() {
        UUID id = record("");
        attempt(id, claimed -> {
            assertThat(claimed.kind()).isEqualTo("parcel");
            assertThat(claimed.nextAttempt()).isEqualTo(1);
            assertThat(history(id).attempts()).singleElement().satisfies(attempt -> {
                assertThat(attempt.node()).isEqualTo("node-1");
                assertThat(attempt.finishedAt()).isEmpty();
            });
            ledger().done(claimed, "thank you");
            assertThat(state(id).status()).as("before the commit").isEqualTo(TaskStatus.WAITING);
        });
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        assertThat(state(id).attempts()).isEqualTo(1);
        assertThat(state(id).finishedAt()).isPresent();
        assertThat(history(id).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).contains("DONE");
            assertThat(attempt.detail()).contains("thank you");
            assertThat(attempt.finishedAt()).isPresent();
        });
        assertThat(canBeClaimed(id)).isFalse();
        assertThat(ledger().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aTaskOfAnotherKindIsNotClaimed() {
        UUID id = record("fax", "", Duration.ZERO);
        assertThat(canBeClaimed(id)).isFalse();
        assertThat(takeForgotten(true, 10)).isEmpty();
    }

    @Test
    void oneTransactionHoldsATaskAtATime() {
        UUID id = record("");
        transaction().run(() -> {
            assertThat(claim(id)).isPresent();
            assertThat(canBeClaimed(id)).isFalse();
            assertThat(this.<List<UUID>>elsewhere(() -> ledger().takeForgotten(KINDS, true, 10)))
                    .isEmpty();
            assertRefused(() -> transactionElsewhere(() -> ledger().retry(id, "olga")), "task.running");
            assertRefused(() -> transactionElsewhere(() -> ledger().discard(id, "olga", "why not")), "task.running");
        });
        assertThat(canBeClaimed(id)).isTrue();
    }

    private void transactionElsewhere(Supplier<?> work) throws Throwable {
        try {
            elsewhere(work);
        } catch (CompletionException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    @Test
    void anAttemptWhoseTransactionWasRolledBackStaysWithoutAnEnd() {
        UUID id = record("");
        assertThatThrownBy(() -> attempt(id, claimed -> {
                    ledger().done(claimed, "thank you");
                    throw new IllegalStateException("the server ends here");
                }))
                .hasMessage("the server ends here");
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        attempt(id, claimed -> {
            assertThat(claimed.begun()).isEqualTo(1);
            assertThat(claimed.counted()).isEqualTo(1);
            ledger().done(claimed, "thank you");
        });
        assertThat(state(id).attempts()).isEqualTo(2);
        assertThat(history(id).attempts())
                .extracting(TaskAttempt::outcome)
                .containsExactly(Optional.empty(), Optional.of("DONE"));
    }

    @Test
    void aFailedTaskWaitsForItsPause() {
        UUID id = record("");
        attempt(id, claimed -> ledger().failed(claimed, "Not at home.", PAUSE));
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(state(id).lastError()).contains("Not at home.");
        assertThat(canBeClaimed(id)).isFalse();
        assertThat(takeForgotten(true, 10)).isEmpty();
        pass(PAUSE.plusSeconds(1));
        assertThat(takeForgotten(false, 10)).containsExactly(id);
        done(id);
        assertThat(state(id).lastError()).isEmpty();
        assertThat(history(id).attempts())
                .extracting(TaskAttempt::outcome)
                .containsExactly(Optional.of("FAILED"), Optional.of("DONE"));
    }

    @Test
    void aDeadTaskIsTriedAgainFromTheStartIfAnOperatorSaysSo() {
        UUID id = record("");
        attempt(id, claimed -> ledger().failed(claimed, "Not at home.", Duration.ZERO));
        dead(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DEAD);
        assertThat(state(id).finishedAt()).isPresent();
        assertThat(state(id).attempts()).isEqualTo(2);
        assertThat(canBeClaimed(id)).isFalse();

        RecordedTaskState retried = transaction().call(() -> ledger().retry(id, "olga"));
        assertThat(retried.status()).isEqualTo(TaskStatus.WAITING);
        assertThat(retried.finishedAt()).isEmpty();
        assertThat(history(id).actions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("RETRY");
            assertThat(action.actor()).isEqualTo("olga");
        });
        attempt(id, claimed -> {
            assertThat(claimed.nextAttempt()).isEqualTo(3);
            assertThat(claimed.counted()).isZero();
            ledger().done(claimed, "thank you");
        });
        assertRefused(() -> transaction().run(() -> ledger().retry(id, "olga")), "task.finished");
        assertRefused(() -> transaction().run(() -> ledger().retry(UUID.randomUUID(), "olga")), "task.unknown");
    }

    @Test
    void deadTasksAreRetriedByKindAndNoMoreAtATimeThanWanted() {
        List<UUID> ids = List.of(record(""), record(""), record(""));
        ids.forEach(this::dead);
        UUID waiting = record("");
        assertThat(retryDead(Optional.of("letter"), 10)).isEmpty();
        assertThat(retryDead(Optional.of("parcel"), 2)).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(retryDead(Optional.empty(), 2)).containsExactly(ids.get(2));
        assertThat(retryDead(Optional.empty(), 2)).isEmpty();
        assertThat(history(ids.get(0)).actions()).hasSize(1);
        assertThat(history(waiting).actions()).isEmpty();
    }

    private List<UUID> retryDead(Optional<String> kind, int limit) {
        return transaction().call(() -> ledger().retryDead(kind, "olga", limit));
    }

    @Test
    void aDiscardedTaskIsNotClaimedAndTellsWhy() {
        UUID id = record("");
        for (int times = 0; times < 2; times++) {
            RecordedTaskState discarded = transaction().call(() -> ledger().discard(id, "olga", "sent by hand"));
            assertThat(discarded.status()).isEqualTo(TaskStatus.DISCARDED);
            assertThat(discarded.finishedAt()).isPresent();
        }
        assertThat(history(id).actions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("DISCARD");
            assertThat(action.reason()).contains("sent by hand");
        });
        assertThat(canBeClaimed(id)).isFalse();
        assertRefused(() -> transaction().run(() -> ledger().retry(id, "olga")), "task.finished");
        UUID done = record("");
        done(done);
        assertRefused(() -> transaction().run(() -> ledger().discard(done, "olga", "x")), "task.finished");
    }

    @Test
    void tasksOfOneOrderWaitForTheEarlierOnesUnlessTheseAreDead() {
        UUID first = record("company acme");
        UUID second = record("company acme");
        UUID third = record("company acme");
        UUID other = record("company emca");
        assertThat(canBeClaimed(second)).isFalse();
        assertThat(canBeClaimed(other)).isTrue();
        assertThat(ledger().nextInOrder("company acme")).contains(first);
        done(first);
        assertThat(ledger().nextInOrder("company acme")).contains(second);
        dead(second);
        assertThat(canBeClaimed(third)).isTrue();
        done(third);
        assertThat(ledger().nextInOrder("company acme")).isEmpty();
    }

    @Test
    void overdueTasksAreTakenOnceUntilTheyAreOverdueAgain() {
        UUID first = record("");
        UUID second = record("");
        UUID third = record("in order");
        record("in order");
        assertThat(takeForgotten(false, 2)).containsExactly(first, second);
        assertThat(takeForgotten(false, 10)).containsExactly(third);
        assertThat(takeForgotten(false, 10)).isEmpty();
        assertThat(takeForgotten(true, 10)).as("they have been taken before").isEmpty();
        pass(Duration.ofSeconds(31));
        assertThat(takeForgotten(false, 10)).containsExactly(first, second, third);
        pass(Duration.ofSeconds(31));
        assertThat(takeForgotten(false, 10)).as("less and less often").isEmpty();
        pass(Duration.ofSeconds(31));
        assertThat(takeForgotten(false, 10)).containsExactly(first, second, third);
    }

    @Test
    void tasksThatAreNotOverdueAreTakenIfAlsoNewOnesAreWanted() {
        UUID first = record("parcel", "", Duration.ofSeconds(30));
        assertThat(takeForgotten(false, 10)).isEmpty();
        assertThat(takeForgotten(true, 10)).containsExactly(first);
        assertThat(takeForgotten(true, 10)).isEmpty();
    }

    @Test
    void aTaskThatWasPutOffIsOverdueAgainSoon() {
        UUID id = record("");
        transaction().run(() -> ledger().putOff(claim(id).orElseThrow()));
        assertThat(history(id).attempts()).isEmpty();
        assertThat(takeForgotten(false, 10)).isEmpty();
        assertThat(canBeClaimed(id)).isTrue();
        pass(Duration.ofSeconds(3));
        assertThat(takeForgotten(false, 10)).containsExactly(id);
    }

    @Test
    void theLedgerIsReadInPagesAndCounted() {
        UUID first = record("");
        UUID second = record("");
        UUID third = record("");
        done(second);
        pass(Duration.ofHours(1));
        assertThat(ids(Optional.empty(), Optional.empty(), Optional.empty(), 2)).containsExactly(first, second);
        assertThat(ids(Optional.empty(), Optional.of("parcel"), Optional.of(second), 2))
                .containsExactly(third);
        assertThat(ids(Optional.of(TaskStatus.WAITING), Optional.empty(), Optional.empty(), 9))
                .containsExactly(first, third);
        assertThat(ids(Optional.of(TaskStatus.DONE), Optional.empty(), Optional.empty(), 9))
                .containsExactly(second);
        assertThat(ids(Optional.empty(), Optional.of("letter"), Optional.empty(), 9))
                .isEmpty();
        assertThat(ledger().countByStatus()).containsEntry("WAITING", 2L).containsEntry("DONE", 1L);
        assertThat(ledger().figures()).singleElement().satisfies(figure -> {
            assertThat(figure.kind()).isEqualTo("parcel");
            assertThat(figure.status()).isEqualTo(TaskStatus.WAITING);
            assertThat(figure.count()).isEqualTo(2);
            assertThat(figure.oldest()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(62));
        });
    }

    private List<UUID> ids(Optional<TaskStatus> status, Optional<String> kind, Optional<UUID> after, int limit) {
        return ledger().findPage(status, kind, after, limit).stream()
                .map(RecordedTaskState::id)
                .toList();
    }
}
