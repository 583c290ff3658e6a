package dev.daybook.application.append;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that was handed in, as its caller sees it. */
public final class PendingCommand {

    private final Submission submission;
    private final CommandQueue queue;
    private final AppendSettings settings;
    private final AppendMetrics metrics;

    PendingCommand(Submission submission, CommandQueue queue, AppendSettings settings, AppendMetrics metrics) {
        this.submission = submission;
        this.queue = queue;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Blocks until the outcome is known.
     *
     * @throws dev.daybook.domain.kernel.Rejection if the command was refused
     * @throws EventRefused if one of its facts was refused
     * @throws AppendUnavailable if it was not carried out, or its outcome is unknown
     */
    public Receipt await() {
        try {
            while (true) {
                Optional<Receipt> outcome = poll();
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                awaitAnswer();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            AppendUnavailable stopping = new AppendUnavailable(
                    submission.claim() ? AppendUnavailable.Reason.NOT_READY : AppendUnavailable.Reason.OUTCOME_UNKNOWN,
                    "The server is stopping.",
                    interrupted);
            metrics.answered(stopping);
            throw stopping;
        }
    }

    /**
     * The outcome if it is known by now, without blocking; empty if the caller has to wait. If the caller's time is
     * over, throws an {@link AppendUnavailable}.
     *
     * @throws RuntimeException as {@link #await}
     */
    Optional<Receipt> poll() {
        try {
            Optional<Receipt> receipt = outcome();
            receipt.ifPresent(metrics::answered);
            return receipt;
        } catch (RuntimeException failure) {
            metrics.answered(failure);
            throw failure;
        }
    }

    /** Whether the corridor has answered, in time or not. */
    public boolean isAnswered() {
        return submission.answer().isDone();
    }

    private Optional<Receipt> outcome() {
        if (isAnswered()) {
            return Optional.of(submission.answer().join().get());
        }
        if (isOver(settings.queueTime()) && submission.claim()) {
            queue.remove(submission);
            throw new AppendUnavailable(
                    AppendUnavailable.Reason.BUSY,
                    "The command was not carried out: its turn did not come in time. Send it again.");
        }
        if (isOver(settings.answerTime())) {
            throw AppendUnavailable.outcomeUnknown(
                    new TimeoutException("No answer came within " + settings.answerTime() + "."));
        }
        return Optional.empty();
    }

    private boolean isOver(Duration time) {
        return submission.waited().compareTo(time) >= 0;
    }

    /** Waits until there is an answer, or until {@link #poll} has to decide again. */
    private void awaitAnswer() throws InterruptedException {
        Duration left =
                isOver(settings.queueTime()) ? settings.answerTime().minus(submission.waited()) : submission.patience();
        try {
            submission.answer().get(left.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException decidedByPoll) {
            return;
        }
    }
}
