package dev.daybook.application.append;

import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The appender's work, turn by turn. While the server is not ready, a turn runs the checks of the start. While it is
 * ready, a turn carries out the next batch. One thread uses it.
 */
final class AppendLoop {

    private static final Logger LOG = Logger.getLogger(AppendLoop.class);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
    private static final Duration BEFORE_NEXT_START = Duration.ofSeconds(1);

    private final CommandQueue queue;
    private final Corridor corridor;
    private final StartSequence startSequence;
    private final Readiness readiness;
    private final AppendMetrics metrics;
    private final ElapsedTime time;
    private volatile boolean closing;

    AppendLoop(
            CommandQueue queue,
            Corridor corridor,
            StartSequence startSequence,
            Readiness readiness,
            AppendMetrics metrics,
            ElapsedTime time) {
        this.queue = queue;
        this.corridor = corridor;
        this.startSequence = startSequence;
        this.readiness = readiness;
        this.metrics = metrics;
        this.time = time;
    }

    /**
     * Takes turns until {@link #stop} is called or the thread is interrupted. Then it refuses the commands that still
     * wait.
     */
    void run() {
        try {
            while (!closing) {
                turn(LONGEST_IDLE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readiness.closed("The server is stopping.");
            refuseTheRest();
        }
    }

    /** Ends after the running turn. */
    void stop() {
        closing = true;
    }

    /**
     * One turn.
     *
     * @param idle how long to wait for a command if there is none
     */
    void turn(Duration idle) throws InterruptedException {
        if (!readiness.isReady()) {
            open();
            return;
        }
        List<Submission> batch = queue.take(idle);
        if (!batch.isEmpty()) {
            process(batch);
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
            time.pause(BEFORE_NEXT_START);
        }
    }

    private void process(List<Submission> batch) {
        try {
            batch.forEach(submission -> metrics.waited(submission.waited()));
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
}
