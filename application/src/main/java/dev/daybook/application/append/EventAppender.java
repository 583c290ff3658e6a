package dev.daybook.application.append;

import com.fasterxml.uuid.Generators;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.StateCatchUp;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The door to the corridor: takes one event, many events or a creator, and answers when they are durable.
 *
 * <p>Behind it stand a bounded queue and one thread, which takes all commands that wait, up to a bound, into one
 * transaction. Nobody waits for a batch to fill: a command that comes alone goes alone. All methods block until the
 * outcome is known, and may be called by any number of threads.
 */
public final class EventAppender implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventAppender.class);
    private static final long START_AGAIN_MILLIS = 1_000;

    private final CommandQueue queue;
    private final AppendSettings settings;
    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final Corridor corridor;
    private final StartSequence startSequence;
    private final Readiness readiness;
    private final AppendMetrics metrics;
    private final ExecutorService logWorker;
    private final Thread thread;
    private volatile boolean closing;

    public EventAppender(
            EventLog eventLog,
            ApplicationState applicationState,
            EventCatalogue catalogue,
            EventCodec codec,
            UserTransaction transaction,
            Clock clock,
            StartSequence startSequence,
            Readiness readiness,
            AppendSettings settings,
            Consumer<List<RecordedTask>> newTasks,
            ThreadFactory threads,
            MeterRegistry registry) {
        this.queue = new CommandQueue(settings);
        this.settings = settings;
        this.catalogue = catalogue;
        this.codec = codec;
        this.startSequence = startSequence;
        this.readiness = readiness;
        this.metrics = new AppendMetrics(registry, queue);
        this.logWorker =
                Executors.newSingleThreadExecutor(work -> named("daybook-log-worker", threads.newThread(work)));
        this.thread = named("daybook-appender", threads.newThread(this::work));
        this.corridor = new Corridor(
                eventLog,
                applicationState,
                new CommandBatch.Factory(
                        catalogue, codec, clock, Generators.timeBasedEpochGenerator()::generate, settings.batchTime()),
                new StateCatchUp(new Rematerialization(catalogue, codec)),
                new AppendTransaction(transaction, settings.transactionTime()),
                settings.lockTime(),
                metrics,
                logWorker,
                newTasks);
    }

    private static Thread named(String name, Thread thread) {
        thread.setName(name);
        return thread;
    }

    /** Starts the appender's thread, which opens the door as soon as everything is in order. */
    public void start() {
        thread.start();
    }

    /** How many commands wait. */
    public int queueLength() {
        return queue.length();
    }

    /**
     * Carries a command out.
     *
     * @throws Rejection if the command is refused
     * @throws AppendUnavailable if it could not be carried out, or its outcome is unknown
     */
    public Receipt execute(Creator creator, Caller caller) {
        Digest request =
                Digest.of(creator.commandName() + " " + codec.encode(creator).text());
        return begin(submission(new Submission.Creation(creator), caller, request))
                .await();
    }

    /**
     * Appends facts from outside, all or none.
     *
     * @throws EventRefused if one of them is refused
     * @throws Rejection if the key was used for something else
     * @throws AppendUnavailable if they could not be appended, or the outcome is unknown
     */
    public Receipt append(List<ProposedEvent> events, Caller caller) {
        return begin(events, caller).await();
    }

    /** Begins to append facts from outside; {@link Pending#await} gives the outcome, as {@link #append} would. */
    public Pending begin(List<ProposedEvent> events, Caller caller) {
        StringBuilder content = new StringBuilder();
        for (ProposedEvent event : events) {
            event.id().ifPresent(content::append);
            content.append(' ').append(event.contentDigest()).append('\n');
        }
        Digest request = Digest.of(content.toString());
        return begin(submission(new Submission.Facts(List.copyOf(events)), caller, request));
    }

    /** A command that was handed in. */
    public final class Pending {

        private final Submission submission;

        private Pending(Submission submission) {
            this.submission = submission;
        }

        /** Blocks until the outcome is known, and gives or throws it. */
        public Receipt await() {
            try {
                Receipt receipt = outcome();
                metrics.answered(receipt);
                return receipt;
            } catch (RuntimeException failure) {
                metrics.answered(failure);
                throw failure;
            }
        }

        private Receipt outcome() {
            try {
                return EventAppender.this.outcome(submission);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AppendUnavailable(
                        submission.claim()
                                ? AppendUnavailable.Reason.NOT_READY
                                : AppendUnavailable.Reason.OUTCOME_UNKNOWN,
                        "The server is stopping.",
                        interrupted);
            }
        }
    }

    /**
     * Reads a fact from outside, so that it can be appended.
     *
     * @param version of the data's shape, the current one if empty
     * @throws dev.daybook.application.log.UnreadableEvent if this build cannot read it
     * @throws Rejection if a value is out of bounds, or the event is no fact from outside
     */
    public ProposedEvent propose(Optional<UUID> id, EventName name, Optional<Integer> version, String data) {
        if (name.equals(EventAmended.NAME)) {
            throw Rejection.refused(
                    "event.not-a-fact",
                    "An " + name + " cannot be appended: it is recorded when an approved amendment is applied.");
        }
        int shape = version.orElseGet(
                () -> catalogue.find(name).map(EventType::version).orElse(1));
        var event = codec.decode(name, shape, data);
        return new ProposedEvent(id, catalogue.typeOf(event), event, codec.encode(event));
    }

    private Submission submission(Submission.Work work, Caller caller, Digest request) {
        return new Submission(work, caller, request, settings.queueTime());
    }

    private Pending begin(Submission submission) {
        readiness.obstacle().ifPresent(obstacle -> {
            throw new AppendUnavailable(
                    AppendUnavailable.Reason.NOT_READY, "The command was not carried out: " + obstacle);
        });
        if (!queue.offer(submission)) {
            AppendUnavailable busy = new AppendUnavailable(
                    AppendUnavailable.Reason.BUSY,
                    "The command was not carried out: " + settings.queueLength() + " others are waiting.");
            metrics.answered(busy);
            throw busy;
        }
        return new Pending(submission);
    }

    private Receipt outcome(Submission submission) throws InterruptedException {
        try {
            return submission.answer().get(settings.queueTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillWaiting) {
            if (submission.claim()) {
                queue.remove(submission);
                throw new AppendUnavailable(
                        AppendUnavailable.Reason.BUSY,
                        "The command was not carried out: its turn did not come in time. Send it again.",
                        stillWaiting);
            }
        } catch (ExecutionException failed) {
            throw asThrown(failed);
        }
        try {
            return submission
                    .answer()
                    .get(settings.answerTime().minus(settings.queueTime()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException noAnswer) {
            throw AppendUnavailable.outcomeUnknown(noAnswer);
        } catch (ExecutionException failed) {
            throw asThrown(failed);
        }
    }

    private static RuntimeException asThrown(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }

    private void work() {
        try {
            while (!closing) {
                if (readiness.isReady()) {
                    List<Submission> batch = queue.take();
                    if (!batch.isEmpty()) {
                        process(batch);
                    }
                } else {
                    open();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readiness.closed("The server is stopping.");
            refuseTheRest();
        }
    }

    private void open() throws InterruptedException {
        try {
            startSequence.run();
            long position = corridor.catchUp().position();
            readiness.ready();
            LOG.infof("Daybook accepts commands; the event log ends at position %d", position);
        } catch (RuntimeException | Error notYet) {
            if (readiness.closed(String.valueOf(notYet.getMessage()))) {
                LOG.errorf(notYet, "Daybook accepts no commands: %s", notYet.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(START_AGAIN_MILLIS);
        }
    }

    private void process(List<Submission> batch) {
        try {
            batch.forEach(submission -> metrics.waited(submission.waitedNanos()));
            corridor.process(batch);
            queue.answered(batch.size());
        } catch (RuntimeException | Error failure) {
            LOG.errorf(
                    failure,
                    "Commands are refused until the checks of the start have passed: %s",
                    failure.getMessage());
            readiness.closed(String.valueOf(failure.getMessage()));
            AppendUnavailable unknown = AppendUnavailable.outcomeUnknown(failure);
            batch.forEach(submission -> submission.fail(unknown));
        }
    }

    private void refuseTheRest() {
        queue.takeAll()
                .forEach(submission -> submission.fail(new AppendUnavailable(
                        AppendUnavailable.Reason.NOT_READY,
                        "The command was not carried out: the server is stopping.")));
    }

    /** Lets the running batch come to its end, refuses what still waits, and ends the thread. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(settings.transactionTime().toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        logWorker.shutdown();
    }
}
