package dev.daybook.application.replay;

import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.RecordedJob;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One replay as a job: does what its kind says, and makes a result from the outcome. */
final class ReplayJob implements RecordedJob<Result> {

    private static final Logger LOG = Logger.getLogger(ReplayJob.class);
    private static final int MOST_ROWS_TOLD = 100;

    private final Replay replay;
    private final List<RecordedEvent> amended;
    private final StateReplay states;
    private final ReplayLedger ledger;
    private final Clock clock;
    private final ReplayMetrics metrics;
    private final Instant start;

    /**
     * A job for that replay.
     *
     * @param amended the events of a trial, as they would be
     */
    ReplayJob(
            Replay replay,
            List<RecordedEvent> amended,
            StateReplay states,
            ReplayLedger ledger,
            Clock clock,
            ReplayMetrics metrics) {
        this.replay = replay;
        this.amended = List.copyOf(amended);
        this.states = states;
        this.ledger = ledger;
        this.clock = clock;
        this.metrics = metrics;
        this.start = clock.instant();
    }

    Replay replay() {
        return replay;
    }

    @Override
    public String description() {
        return "Replay " + replay.id() + " (" + replay.kind().code() + ")";
    }

    @Override
    public Result run(JobContext context) {
        context.reached(0, replay.target());
        try {
            return outcome(new Watch(context));
        } catch (EventOfDoom doom) {
            return new Result(
                    Status.FAILED,
                    doom.event().position() - 1,
                    Optional.empty(),
                    new Report(List.of(), List.of(), Optional.of(doom.doom())),
                    Optional.of(String.valueOf(doom.getMessage())));
        } catch (ReplayStopped stopped) {
            boolean isCancelled = stopped.isCancelled() && context.isCancelled();
            String why = stopped.isCancelled() ? context.stopReason() : String.valueOf(stopped.getMessage());
            return ended(isCancelled ? Status.CANCELLED : Status.FAILED, context.position(), why);
        }
    }

    private Result outcome(Watch watch) {
        return switch (replay.kind()) {
            case REBUILD -> rebuilt(states.rebuild(replay.id(), replay.keepsFormer(), watch));
            case VERIFY -> compared(states.compare(replay.id(), MOST_ROWS_TOLD, watch));
            case TRIAL -> compared(states.tryOut(replay.id(), amended, MOST_ROWS_TOLD, watch));
        };
    }

    private Result rebuilt(StateReplay.Rebuilt rebuilt) {
        if (rebuilt.amendments() > 0) {
            LOG.infof("%s has applied %d amendments", description(), rebuilt.amendments());
        }
        return new Result(
                Status.SUCCEEDED,
                rebuilt.position(),
                Optional.of(rebuilt.switchTime()),
                Report.NOTHING,
                Optional.empty());
    }

    private static Result compared(Comparison comparison) {
        return new Result(
                comparison.isEqual() ? Status.SUCCEEDED : Status.DIVERGED,
                comparison.position(),
                Optional.empty(),
                new Report(comparison.tables(), comparison.divergences(), Optional.empty()),
                Optional.empty());
    }

    private static Result ended(Status status, long position, String why) {
        return new Result(status, position, Optional.empty(), Report.NOTHING, Optional.of(why));
    }

    @Override
    public void ended(Result result) {
        metrics.ended(replay.kind(), result, Duration.between(start, clock.instant()));
        // a trial is made to find out what would differ
        boolean isWell = result.status() == Status.SUCCEEDED
                || (replay.kind() == Kind.TRIAL && result.status() == Status.DIVERGED);
        if (isWell) {
            LOG.infof("%s has succeeded at event %d", description(), result.position());
        } else {
            LOG.warnf(
                    "%s %s at event %d: %s",
                    description(),
                    result.status().code(),
                    result.position(),
                    result.failure()
                            .orElseGet(() -> result.report().divergences().toString()));
        }
    }

    @Override
    public Result failed(long position, String why) {
        return ended(Status.FAILED, position, why);
    }

    @Override
    public Heartbeat heartbeat(long position, long target) {
        return ledger.progress(replay, position, target);
    }

    @Override
    public void finish(Result result) {
        ledger.finish(replay, result);
    }

    @Override
    public boolean isResumable(Result result) {
        return result.status() == Status.FAILED && replay.kind() != Kind.TRIAL;
    }

    @Override
    public void interrupt() {
        ledger.interrupt(replay);
    }

    /** Passes the replay's reports on to the job's context. */
    private record Watch(JobContext context) implements StateReplay.Watch {

        @Override
        public boolean reached(long position, long target) {
            return context.reached(position, target);
        }

        @Override
        public boolean isInterrupted() {
            return context.isInterrupted();
        }
    }
}
