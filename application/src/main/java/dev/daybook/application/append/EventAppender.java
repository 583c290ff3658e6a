package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.util.List;

/**
 * The entry to the corridor: takes a creator, one event or many, and answers when the events are durable.
 *
 * <p>It puts commands into a bounded queue. The {@link AppendLoop} takes all waiting commands, up to a bound, into one
 * transaction. A command that comes alone does not wait for others. Any number of threads may call all methods; they
 * block until the outcome is known.
 */
public final class EventAppender {

    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(1);

    private final CommandQueue queue;
    private final AppendSettings settings;
    private final EventCodec codec;
    private final Readiness readiness;
    private final AppendMetrics metrics;
    private final ElapsedTime time;

    EventAppender(
            CommandQueue queue,
            AppendSettings settings,
            EventCodec codec,
            Readiness readiness,
            AppendMetrics metrics,
            ElapsedTime time) {
        this.queue = queue;
        this.settings = settings;
        this.codec = codec;
        this.readiness = readiness;
        this.metrics = metrics;
        this.time = time;
    }

    /** How many commands wait. */
    public int queueLength() {
        return queue.length();
    }

    /**
     * Carries a command out.
     *
     * @throws Rejection if the command is refused
     * @throws AppendUnavailable if it was not carried out, or its outcome is unknown
     */
    public Receipt execute(Creator creator, Caller caller) {
        return begin(creator, caller).await();
    }

    /**
     * Appends facts from outside, all or none.
     *
     * @throws EventRefused if one of them is refused
     * @throws Rejection if the key was used for something else
     * @throws AppendUnavailable if they were not appended, or the outcome is unknown
     */
    public Receipt append(List<ProposedEvent> events, Caller caller) {
        return begin(events, caller).await();
    }

    /** Hands a command in; {@link PendingCommand#await} gives the outcome, as {@link #execute} would. */
    public PendingCommand begin(Creator creator, Caller caller) {
        return begin(new Submission.Creation(creator), caller, digest(creator));
    }

    /**
     * Hands in one of many commands that come one after another. It waits until at least half of the queue is free, so that
     * callers of single commands find room, however many commands are sent like this.
     *
     * @throws AppendUnavailable if the server accepts no commands, or if there is no room for as long as a caller waits for an
     *     answer
     */
    public PendingCommand beginInTurn(Creator creator, Caller caller) {
        Submission.Work work = new Submission.Creation(creator);
        Digest request = digest(creator);
        long begun = time.nanos();
        try {
            while (time.nanos() - begun < settings.answerTime().toNanos()) {
                requireReady();
                if (!queue.isHalfFull()) {
                    // the caller's patience begins now
                    Submission submission = new Submission(work, caller, request, settings.queueTime(), time);
                    if (queue.offer(submission)) {
                        return new PendingCommand(submission, queue, settings, metrics);
                    }
                }
                time.pause(BEFORE_NEXT_TRY);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AppendUnavailable(
                    AppendUnavailable.Reason.NOT_READY,
                    "The command was not carried out: the server is stopping.",
                    interrupted);
        }
        throw busy();
    }

    private Digest digest(Creator creator) {
        return Digest.of(creator.commandName() + " " + codec.text(creator));
    }

    /** Hands facts in; {@link PendingCommand#await} gives the outcome, as {@link #append} would. */
    public PendingCommand begin(List<ProposedEvent> events, Caller caller) {
        StringBuilder content = new StringBuilder();
        for (ProposedEvent event : events) {
            event.id().ifPresent(content::append);
            content.append(' ').append(event.contentDigest()).append('\n');
        }
        return begin(new Submission.Facts(List.copyOf(events)), caller, Digest.of(content.toString()));
    }

    private PendingCommand begin(Submission.Work work, Caller caller, Digest request) {
        requireReady();
        Submission submission = new Submission(work, caller, request, settings.queueTime(), time);
        if (!queue.offer(submission)) {
            throw busy();
        }
        return new PendingCommand(submission, queue, settings, metrics);
    }

    private void requireReady() {
        readiness.obstacle().ifPresent(obstacle -> {
            throw new AppendUnavailable(
                    AppendUnavailable.Reason.NOT_READY, "The command was not carried out: " + obstacle);
        });
    }

    private AppendUnavailable busy() {
        AppendUnavailable busy = new AppendUnavailable(
                AppendUnavailable.Reason.BUSY,
                "The command was not carried out: " + settings.queueLength() + " others are waiting.");
        metrics.answered(busy);
        return busy;
    }
}
