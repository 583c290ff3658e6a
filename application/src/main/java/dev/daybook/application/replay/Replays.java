package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Replays of the log: taken in, run one at a time in the background on whichever server, and kept with who asked for them.
 *
 * <p>A replay needs the door neither open nor closed. One that is interrupted, because its server stops or dies, has changed
 * nothing, and the next server that looks takes it up: a rebuild where it was last secured, a verification from the
 * beginning. A trial is not taken up; it is made anew. One that had switched has succeeded: the live state bears its id.
 */
public final class Replays implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final int MOST_ROWS_TOLD = 100;
    private static final int TRIES_TO_RECORD = 15;
    private static final long PAUSE_MILLIS = 1_000;

    private final EventLog log;
    private final ReplayLedger ledger;
    private final AsideStates states;
    private final StateReplay replay;
    private final Supplier<UUID> ids;
    private final ThreadFactory threads;
    private final ReplayMetrics metrics;
    private volatile @Nullable SignsOfLife running;
    private volatile boolean isClosed;

    public Replays(
            EventLog log,
            ReplayLedger ledger,
            AsideStates states,
            StateReplay replay,
            Supplier<UUID> ids,
            ThreadFactory threads,
            ReplayMetrics metrics) {
        this.log = log;
        this.ledger = ledger;
        this.states = states;
        this.replay = replay;
        this.ids = ids;
        this.threads = threads;
        this.metrics = metrics;
    }

    /**
     * Begins a replay.
     *
     * @param keepsFormer whether a rebuild leaves the former state there, under another name
     * @throws Rejection if another one is running
     */
    public Replay begin(Kind kind, boolean keepsFormer, String requestedBy) {
        if (kind == Kind.TRIAL) {
            throw new IllegalArgumentException("A trial has something to try out");
        }
        return begin(kind, keepsFormer, requestedBy, id -> {}, workOf(kind));
    }

    private Work workOf(Kind kind) {
        return kind == Kind.REBUILD ? this::rebuild : this::verify;
    }

    /**
     * Begins to try out what would become of the state if those events were amended.
     *
     * @param recorded is told the replay's id when it is on record, and before it can have come to its end
     * @throws Rejection if another replay is running
     */
    public Replay beginTrial(List<RecordedEvent> amended, String requestedBy, Consumer<UUID> recorded) {
        return begin(Kind.TRIAL, false, requestedBy, recorded, (replay, signs) -> tryOut(replay, amended, signs));
    }

    @FunctionalInterface
    private interface Work {
        Result result(Replay replay, SignsOfLife signs);
    }

    private Replay begin(Kind kind, boolean keepsFormer, String requestedBy, Consumer<UUID> recorded, Work work) {
        clearUp();
        Replay begun = ledger.begin(ids.get(), kind, states.build(), log.head().position(), keepsFormer, requestedBy)
                .orElseThrow(() -> Rejection.conflict(
                        "replay.running", "No second replay is begun: one is running, and one runs at a time."));
        LOG.infof("%s begins replay %s: %s up to event %d", requestedBy, begun.id(), kind.code(), begun.target());
        recorded.accept(begun.id());
        start(begun, work);
        return begun;
    }

    private void start(Replay replay, Work work) {
        Thread thread = threads.newThread(() -> run(replay, work));
        thread.setName("daybook-replay");
        thread.start();
    }

    /**
     * Drops what replays have left behind whose servers died, and ends their record; takes the one up that was interrupted.
     * While somebody is building a state, heard of or not, nothing of that is done.
     */
    public void clearUp() {
        Optional<AsideStates.Quiet> quiet = states.clearUp(ledger.findRunning().map(Replay::id));
        if (quiet.isEmpty()) {
            return;
        }
        ledger.clearUp(quiet.get().live());
        if (!isClosed) {
            ledger.findInterrupted(states.build())
                    .flatMap(replay -> ledger.takeUp(replay.id(), states.build()))
                    .ifPresent(this::takeUp);
        }
    }

    /** Takes the replay up that was interrupted, if there is one; called from time to time. */
    public void takeUpInterrupted() {
        if (!isClosed && ledger.findInterrupted(states.build()).isPresent()) {
            clearUp();
        }
    }

    private void takeUp(Replay replay) {
        LOG.infof(
                "Replay %s (%s) was interrupted at event %d and is taken up again",
                replay.id(), replay.kind().code(), replay.position());
        start(replay, workOf(replay.kind()));
    }

    /**
     * Has a running replay stop.
     *
     * @return whether it is running; it may end otherwise before it hears of it
     */
    public boolean cancel(UUID id, String by) {
        boolean isRunning = ledger.cancel(id, by);
        if (isRunning) {
            LOG.infof("%s cancels replay %s", by, id);
        }
        return isRunning;
    }

    /** The replay with that id. */
    public Optional<Replay> find(UUID id) {
        return ledger.find(id);
    }

    /** At most {@code limit} replays, the latest first, from before the one with that id. */
    public List<Replay> findPage(Optional<UUID> after, int limit) {
        return ledger.findPage(after, limit);
    }

    /** The latest verification that has come to a result. */
    public Optional<Replay> findLastVerification() {
        return ledger.findLastVerification();
    }

    /** The latest rebuild. */
    public Optional<Replay> findLastRebuild() {
        return ledger.findLastRebuild();
    }

    /** The latest replay by the code of this build that is running or has come to its end. */
    Optional<Replay> findLatestOfThisBuild() {
        return ledger.findLatest(states.build());
    }

    /** The latest replay that tells whether every event materializes. */
    public Optional<Replay> findLastConclusive() {
        return ledger.findLastConclusive();
    }

    /** The event that no longer materializes, as far as the latest replays know. */
    public Optional<Doom> doom() {
        return ledger.findLastConclusive()
                .flatMap(conclusive -> conclusive.report().doom());
    }

    private void run(Replay begun, Work work) {
        long start = System.nanoTime();
        Result result;
        boolean isInterrupted;
        try (SignsOfLife signs = new SignsOfLife(begun, ledger, threads)) {
            running = signs;
            if (isClosed) {
                signs.serverStops();
            }
            result = result(begun, work, signs);
            isInterrupted = result.status() == Status.FAILED && signs.isInterrupted() && begun.kind() != Kind.TRIAL;
        } finally {
            running = null;
        }
        if (isInterrupted) {
            LOG.infof(
                    "Replay %s (%s) is interrupted at event %d",
                    begun.id(), begun.kind().code(), result.position());
            interrupt(begun);
            return;
        }
        metrics.ended(begun.kind(), result, System.nanoTime() - start);
        // a trial is there to tell what differs
        boolean isWell = result.status() == Status.SUCCEEDED
                || (begun.kind() == Kind.TRIAL && result.status() == Status.DIVERGED);
        if (isWell) {
            LOG.infof(
                    "Replay %s (%s) has succeeded at event %d",
                    begun.id(), begun.kind().code(), result.position());
        } else {
            LOG.warnf(
                    "Replay %s (%s) %s at event %d: %s",
                    begun.id(),
                    begun.kind().code(),
                    result.status().code(),
                    result.position(),
                    result.failure()
                            .orElseGet(() -> result.report().divergences().toString()));
        }
        record(begun, result);
    }

    private void interrupt(Replay run) {
        try {
            ledger.interrupt(run);
        } catch (StorageFailure failure) {
            LOG.debugf(failure, "That replay %s is interrupted will be known by its silence", run.id());
        }
    }

    private Result result(Replay begun, Work work, SignsOfLife signs) {
        try {
            return work.result(begun, signs);
        } catch (EventOfDoom doom) {
            return new Result(
                    Status.FAILED,
                    doom.event().position() - 1,
                    Optional.empty(),
                    new Report(List.of(), List.of(), Optional.of(doom.doom())),
                    Optional.of(String.valueOf(doom.getMessage())));
        } catch (ReplayStopped stopped) {
            boolean isCancelled = stopped.isCancelled() && signs.isCancelled();
            return ended(
                    isCancelled ? Status.CANCELLED : Status.FAILED,
                    signs,
                    stopped.isCancelled() ? signs.reason() : String.valueOf(stopped.getMessage()));
        } catch (StorageFailure failure) {
            LOG.warnf(failure, "Replay %s has failed", begun.id());
            return ended(Status.FAILED, signs, String.valueOf(failure.getMessage()));
        } catch (RuntimeException | Error defect) {
            LOG.errorf(defect, "Replay %s has failed", begun.id());
            return ended(Status.FAILED, signs, "A defect of the server; its log has more under the replay's id.");
        }
    }

    private Result rebuild(Replay begun, SignsOfLife signs) {
        StateReplay.Rebuilt rebuilt = replay.rebuild(begun.id(), begun.keepsFormer(), signs);
        if (rebuilt.amendments() > 0) {
            LOG.infof("Replay %s has applied %d amendments", begun.id(), rebuilt.amendments());
        }
        return new Result(
                Status.SUCCEEDED,
                rebuilt.position(),
                Optional.of(rebuilt.switchTime()),
                Report.NOTHING,
                Optional.empty());
    }

    private Result verify(Replay begun, SignsOfLife signs) {
        return compared(replay.compare(begun.id(), MOST_ROWS_TOLD, signs));
    }

    private Result tryOut(Replay begun, List<RecordedEvent> amended, SignsOfLife signs) {
        return compared(replay.tryOut(begun.id(), amended, MOST_ROWS_TOLD, signs));
    }

    private static Result compared(Comparison comparison) {
        return new Result(
                comparison.isEqual() ? Status.SUCCEEDED : Status.DIVERGED,
                comparison.position(),
                Optional.empty(),
                new Report(comparison.tables(), comparison.divergences(), Optional.empty()),
                Optional.empty());
    }

    private static Result ended(Status status, SignsOfLife signs, String failure) {
        return new Result(status, signs.position(), Optional.empty(), Report.NOTHING, Optional.of(failure));
    }

    /** What came of a replay is worth some patience with a database that does not answer. */
    private void record(Replay run, Result result) {
        for (int tries = 1; ; tries++) {
            try {
                ledger.finish(run, result);
                return;
            } catch (StorageFailure failure) {
                if (tries == TRIES_TO_RECORD) {
                    LOG.warnf(failure, "What came of replay %s could not be recorded: %s", run.id(), result);
                    return;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Interrupts the running replay. */
    @Override
    public void close() {
        isClosed = true;
        SignsOfLife signs = running;
        if (signs != null) {
            signs.serverStops();
        }
    }
}
