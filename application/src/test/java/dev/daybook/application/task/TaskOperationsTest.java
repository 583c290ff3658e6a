package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators do to tasks. */
class TaskOperationsTest extends TaskFixture {

    private void letItDie(UUID id) {
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            letThePausePass();
            execute(id);
        }
        assertThat(state(id).status()).isEqualTo(TaskStatus.DEAD);
    }

    private void failAlways() {
        parcels.doing = (task, delivery) -> {
            throw new IllegalStateException("password=tiger");
        };
    }

    @Test
    void afterItsLastAttemptATaskIsDeadUntilAnOperatorRetriesIt() {
        failAlways();
        UUID id = record("");
        letItDie(id);
        assertThat(state(id).finishedAt()).isPresent();
        assertThat(state(id).lastError().orElseThrow())
                .contains("IllegalStateException")
                .doesNotContain("tiger");

        parcels.doing = (task, delivery) -> "thank you";
        assertThat(operations.retry(id, "olga").status()).isEqualTo(TaskStatus.WAITING);
        assertThat(woken).containsExactly(id);
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        assertThat(attempts(id)).hasSize(SETTINGS.attempts() + 1);
        assertThatThrownBy(() -> operations.retry(id, "olga"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("task.finished"));
    }

    @Test
    void aRetriedTaskHasAllItsAttemptsAgain() {
        failAlways();
        UUID id = record("");
        letItDie(id);
        operations.retry(id, "olga");
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(attempts(id)).hasSize(SETTINGS.attempts() + 1);
        letThePausePass();
        execute(id);
        letThePausePass();
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DEAD);
    }

    @Test
    void allDeadTasksAreRetriedAtOnceOrThoseOfOneKind() {
        failAlways();
        UUID first = record("");
        UUID second = record("");
        letItDie(first);
        letItDie(second);
        assertThat(operations.retryDead(Optional.of("letter"), "olga")).isZero();
        assertThat(operations.retryDead(Optional.empty(), "olga")).isEqualTo(2);
        assertThat(woken).containsExactly(first, second);
        assertThat(operations.retryDead(Optional.empty(), "olga")).isZero();
        assertThat(ledger.find(second).orElseThrow().actions()).hasSize(1);
    }

    @Test
    void aDiscardedTaskIsNeverCarriedOutAndNeedsAReason() {
        UUID id = record("");
        for (String reason : new String[] {"  ", "\u00a0\u200b", "over\u202eride", "a line\nbreak", "x".repeat(501)}) {
            assertThatThrownBy(() -> operations.discard(id, "olga", reason))
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("task.reason-missing"));
        }
        assertThat(operations.discard(id, "olga", "sent by hand").status()).isEqualTo(TaskStatus.DISCARDED);
        operations.discard(id, "olga", "sent by hand");
        execute(id);
        assertThat(parcels.delivered).isEmpty();
        assertThat(ledger.find(id).orElseThrow().actions())
                .singleElement()
                .satisfies(action -> assertThat(action.reason()).contains("sent by hand"));
    }

    @Test
    void theTaskBehindADiscardedOneIsWoken() {
        UUID first = record("company acme");
        UUID second = record("company acme");
        operations.discard(first, "olga", "sent by hand");
        assertThat(woken).containsExactly(second);
    }
}
