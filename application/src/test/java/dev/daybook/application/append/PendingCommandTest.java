package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.append.AppendUnavailable.Reason;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.Rejection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller is told, and when. */
class PendingCommandTest {

    private static final AppendSettings SETTINGS = AppendSettings.DEFAULT;
    private static final Receipt RECEIPT = new Receipt(new UUID(0, 1), Optional.empty(), List.of(), 0, 0, false, 7);

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final ElapsedTime time = timer.elapsedTime();
    private final CommandQueue queue = new CommandQueue(SETTINGS, time);
    private final Submission submission = new Submission(
            new Submission.Creation(BankCommands.createCompany("acme")),
            Caller.of("tester"),
            Digest.of("request"),
            SETTINGS.queueTime(),
            time);
    private final PendingCommand pending =
            new PendingCommand(submission, queue, SETTINGS, new AppendMetrics(new SimpleMeterRegistry(), queue));

    @BeforeEach
    void handIn() {
        assertThat(queue.offer(submission)).isTrue();
    }

    private AppendUnavailable refusal() {
        return catchThrowableOfType(AppendUnavailable.class, pending::await);
    }

    @Test
    void theAnswerIsGivenAsSoonAsItIsThere() {
        assertThat(pending.poll()).isEmpty();
        assertThat(pending.isAnswered()).isFalse();
        submission.succeed(RECEIPT);
        assertThat(pending.isAnswered()).isTrue();
        assertThat(pending.poll()).contains(RECEIPT);
        assertThat(pending.await()).isEqualTo(RECEIPT);
    }

    @Test
    void aRefusalIsGivenAsItIs() {
        Rejection refused = Rejection.refused("noun.reason", "No.");
        submission.fail(refused);
        assertThat(catchThrowableOfType(Rejection.class, pending::await)).isSameAs(refused);
    }

    @Test
    void aRefusalIsAnAnswerAndNoFailureOfTheWait() {
        submission.fail(Rejection.refused("noun.reason", "No."));
        assertThat(submission.answer()).isCompleted();
    }

    @Test
    void theFirstAnswerStands() {
        submission.succeed(RECEIPT);
        submission.fail(Rejection.refused("noun.reason", "No."));
        assertThat(pending.await()).isEqualTo(RECEIPT);
    }

    @Test
    void aCommandWhoseTurnDoesNotComeInTimeIsTakenBack() {
        timer.advance(SETTINGS.queueTime().minusMillis(1));
        assertThat(pending.poll()).isEmpty();
        timer.advance(Duration.ofMillis(1));
        assertThat(refusal().reason()).isEqualTo(Reason.BUSY);
        assertThat(queue.length()).isZero();
        assertThat(submission.claim()).as("the appender takes it later").isFalse();
    }

    @Test
    void aCommandThatIsBeingCarriedOutIsAwaitedUntilTheEnd() {
        assertThat(submission.claim()).isTrue();
        timer.advance(SETTINGS.answerTime().minusMillis(1));
        assertThat(pending.poll()).isEmpty();
        timer.advance(Duration.ofMillis(1));
        assertThat(refusal().reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        submission.succeed(RECEIPT);
        assertThat(pending.poll()).as("asked again").contains(RECEIPT);
    }

    @Test
    void anAnswerThatIsThereIsGivenEvenIfItIsLate() {
        assertThat(submission.claim()).isTrue();
        submission.succeed(RECEIPT);
        timer.advance(SETTINGS.answerTime().multipliedBy(2));
        assertThat(pending.await()).isEqualTo(RECEIPT);
    }

    @Test
    void aCallerWhoIsInterruptedBeforeItsTurnKnowsThatNothingWasDone() {
        Thread.currentThread().interrupt();
        assertThat(refusal().reason()).isEqualTo(Reason.NOT_READY);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(submission.claim()).isFalse();
    }

    @Test
    void aCallerWhoIsInterruptedLaterDoesNotKnow() {
        assertThat(submission.claim()).isTrue();
        Thread.currentThread().interrupt();
        assertThat(refusal().reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
    }
}
