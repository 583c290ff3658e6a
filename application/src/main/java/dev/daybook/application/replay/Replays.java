package dev.daybook.application.replay;

import dev.daybook.application.job.JobRunner;
import dev.daybook.application.job.JobStart;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Replays of the log: requested, run one at a time in the background on any server, and kept in a ledger.
 *
 * <p>A replay does not depend on whether commands are accepted. A replay that is interrupted, because its server stops
 * or dies, has changed nothing. The next server that looks resumes it: a rebuild goes on from its last checkpoint, a
 * verification begins again. A trial is not resumed; a new one is made. A rebuild that had switched counts as
 * succeeded, because the live state carries its id.
 */
public final class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final String JOB = "replay";

    private final EventLog log;
    private final ReplayLedger ledger;
    private final AsideStates states;
    private final StateReplay replay;
    private final Supplier<UUID> ids;
    private final JobRunner runner;
    private final Clock clock;
    private final ReplayMetrics metrics;

    public Replays(
            EventLog log,
            ReplayLedger ledger,
            AsideStates states,
            StateReplay replay,
            Supplier<UUID> ids,
            JobRunner runner,
            Clock clock,
            ReplayMetrics metrics) {
        this.log = log;
        this.ledger = ledger;
        this.states = states;
        this.replay = replay;
        this.ids = ids;
        this.runner = runner;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The answer to a request for a replay while another one is running. */
    public static Rejection alreadyRunning() {
        return Rejection.conflict(
                "replay.running", "No replay was started: another one is running. Wait until it ends, or cancel it.");
    }

    /**
     * Begins a rebuild or a verification, unless another replay is running.
     *
     * @param keepsFormer whether a rebuild keeps the former state, under another name
     */
    public JobStart<Replay> begin(Kind kind, boolean keepsFormer, String requestedBy) {
        if (kind == Kind.TRIAL) {
            throw new IllegalArgumentException("A trial needs at least one amended event: use beginTrial.");
        }
        return begin(kind, keepsFormer, requestedBy, id -> {}, List.of());
    }

    /**
     * Begins a trial: what would change in the state if these events were amended? Nothing begins if another replay is
     * running.
     *
     * @param recorded gets the replay's id after it is recorded, and before it can end
     */
    public JobStart<Replay> beginTrial(List<RecordedEvent> amended, String requestedBy, Consumer<UUID> recorded) {
        return begin(Kind.TRIAL, false, requestedBy, recorded, amended);
    }

    private JobStart<Replay> begin(
            Kind kind, boolean keepsFormer, String requestedBy, Consumer<UUID> recorded, List<RecordedEvent> amended) {
        clearUp();
        return start(() -> {
            Optional<Replay> begun =
                    ledger.begin(ids.get(), kind, states.build(), log.head().position(), keepsFormer, requestedBy);
            begun.ifPresent(one -> {
                LOG.infof("%s begins replay %s: %s up to event %d", requestedBy, one.id(), kind.code(), one.target());
                recorded.accept(one.id());
            });
            return begun.map(one -> job(one, amended));
        });
    }

    private JobStart<Replay> start(Supplier<Optional<ReplayJob>> begin) {
        return runner.start(JOB, begin).map(ReplayJob::replay);
    }

    private ReplayJob job(Replay begun, List<RecordedEvent> amended) {
        return new ReplayJob(begun, amended, replay, ledger, clock, metrics);
    }

    /**
     * Drops the states of replays whose servers died, ends the records of these replays, and resumes the replay that
     * was interrupted. While any server builds a state, it does nothing.
     */
    public void clearUp() {
        Optional<AsideStates.Quiet> quiet = states.clearUp(ledger.findRunning().map(Replay::id));
        if (quiet.isPresent()) {
            ledger.clearUp(quiet.get().live());
            ledger.findInterrupted(states.build()).ifPresent(this::resume);
        }
    }

    private void resume(Replay interrupted) {
        start(() -> ledger.takeUp(interrupted.id(), states.build()).map(resumed -> job(resumed, List.of())))
                .started()
                .ifPresent(resumed -> LOG.infof(
                        "Replay %s (%s) was interrupted at event %d and is resumed",
                        resumed.id(), resumed.kind().code(), resumed.position()));
    }

    /** Resumes the replay that was interrupted, if there is one. */
    public void takeUpInterrupted() {
        if (ledger.findInterrupted(states.build()).isPresent()) {
            clearUp();
        }
    }

    /**
     * Asks a running replay to stop.
     *
     * @return whether it is running; it may end in another way before it stops
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

    /** At most {@code limit} replays, the latest first; those before {@code after}, if it is given. */
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

    /** The latest replay by the code of this build that is running or has ended. */
    Optional<Replay> findLatestOfThisBuild() {
        return ledger.findLatest(states.build());
    }

    /** The latest verification or rebuild that has come to a result: it tells how the live state is. */
    public Optional<Replay> findLastConclusive() {
        return ledger.findLastConclusive();
    }

    /** The event that no longer materializes, as far as the latest replays know. */
    public Optional<Doom> doom() {
        return ledger.findLastConclusive()
                .flatMap(conclusive -> conclusive.report().doom());
    }
}
