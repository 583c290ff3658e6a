package dev.daybook.application.replay;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideStates.Purpose;
import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Builds an application state from the whole log beside the live one, and then compares the two, or puts the new one in the
 * place of the live one.
 *
 * <h2>Beside the live state</h2>
 *
 * Reads, appends and the replay go on at the same time. The replay catches up with new events in rounds, each shorter than
 * the one before. Until the switch, the live state is untouched.
 *
 * <h2>The switch</h2>
 *
 * Under the log's append lock the last few events are materialized. Then the live state is locked, also against readers, and
 * the two states change their names in one transaction. Every reader begins with a lock on the live state, so an answer never
 * mixes the two states. A long read delays the switch and not the appenders: the replay gives its locks back at once and
 * tries again later.
 *
 * <h2>Amended events</h2>
 *
 * A rebuild materializes approved amendments as if they were applied already. At the switch, while no reader sees the live
 * state and no command is appended, the log is amended, the events that record this are materialized, the log is committed,
 * and then the state is switched. If the server dies between these two commits, the log is ahead of the live state by an
 * amendment, which no catch-up can bring into a state. So the state is rebuilt before anything is appended.
 *
 * <h2>The comparison</h2>
 *
 * The two states are compared at one position: the replay takes a snapshot of the live state, materializes the last
 * events up to its position, and compares. The snapshot is held for no longer than that.
 */
public final class StateReplay {

    private static final Logger LOG = Logger.getLogger(StateReplay.class);

    /** Few enough to be materialized within some ten milliseconds. */
    static final long FEW_EVENTS = 500;

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);
    private static final Duration READER_PATIENCE = Duration.ofMillis(250);
    private static final int TRIES_TO_SWITCH = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final EventLog log;
    private final AsideStates states;
    private final Rematerialization rematerialization;
    private final ApprovedChanges changes;
    private final EventFeed.Source feeds;
    private final ElapsedTime time;

    public StateReplay(
            EventLog log,
            AsideStates states,
            Rematerialization rematerialization,
            ApprovedChanges changes,
            ThreadFactory threads) {
        this(log, states, rematerialization, changes, reading -> new ReadAhead(reading, threads), ElapsedTime.MACHINE);
    }

    /** Replays that get their events from the given feeds, and wait by the given time. */
    StateReplay(
            EventLog log,
            AsideStates states,
            Rematerialization rematerialization,
            ApprovedChanges changes,
            EventFeed.Source feeds,
            ElapsedTime time) {
        this.log = log;
        this.states = states;
        this.rematerialization = rematerialization;
        this.changes = changes;
        this.feeds = feeds;
        this.time = time;
    }

    /** Is told how far a replay has come, about every second. */
    @FunctionalInterface
    public interface Watch {

        /**
         * The replay has materialized the event at {@code position} of {@code target}.
         *
         * @return false to cancel the replay
         */
        boolean reached(long position, long target);

        /** Whether a cancelled replay is only interrupted, and will be resumed. */
        default boolean isInterrupted() {
            return false;
        }
    }

    /**
     * The result of a rebuild.
     *
     * @param position of the new state when it took the place of the former one
     * @param amendments how many were applied
     * @param switchTime for how long no command could be appended
     */
    public record Rebuilt(long position, int amendments, Duration switchTime) {}

    /**
     * Rebuilds the live state from the log and switches to it; resumes where it was interrupted, if it was.
     *
     * @throws EventOfDoom if an event no longer materializes
     * @throws ReplayStopped if it was cancelled, or cannot go on
     * @throws StorageFailure if a database fails
     */
    public Rebuilt rebuild(UUID id, boolean keepsFormer, Watch watch) {
        List<RecordedEvent> amended = changes.find();
        try (AsideState aside = states.resumeOrBegin(id, basis(amended))) {
            ReplayRun run = run(aside, amended, watch);
            try {
                return rebuild(id, run, keepsFormer);
            } catch (ReplayStopped stopped) {
                if (watch.isInterrupted()) {
                    aside.leave();
                }
                throw stopped;
            }
        }
    }

    /** What the new state depends on besides the log and the code: if it changes, the rebuild must begin again. */
    private static String basis(List<RecordedEvent> amended) {
        return Digest.of(amended.stream()
                        .map(event -> event.position() + " " + event.version() + " "
                                + event.data().digest())
                        .collect(Collectors.joining("\n")))
                .toString();
    }

    private Rebuilt rebuild(UUID id, ReplayRun run, boolean keepsFormer) {
        AsideState aside = run.aside();
        if (aside.position().position() > 0) {
            LOG.infof("Replay %s goes on after event %d", id, aside.position().position());
        }
        traced(id, run, () -> {
            run.advance(log.head().position());
            aside.complete();
        });
        for (int tries = 0; tries < TRIES_TO_SWITCH; tries++) {
            run.catchUp();
            Optional<Duration> switchTime = trySwitch(aside, run, keepsFormer);
            if (switchTime.isPresent()) {
                return new Rebuilt(aside.position().position(), run.amended().size(), switchTime.get());
            }
            Duration pause = FIRST_PAUSE.multipliedBy(tries + 1L);
            run.pause(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
        throw new ReplayStopped(
                "There was no moment to switch: the live state was being read without a break. Start the"
                        + " rebuild again when fewer long reads run.");
    }

    /**
     * Compares the live state with a rebuilt one at the same position.
     *
     * @param mostRows how many differing rows of a table are listed at most
     * @throws EventOfDoom if an event no longer materializes
     * @throws ReplayStopped if it was cancelled, or cannot go on
     * @throws StorageFailure if a database fails
     */
    public Comparison compare(UUID id, int mostRows, Watch watch) {
        try (AsideState aside = states.begin(id, Purpose.COMPARISON)) {
            ReplayRun run = run(aside, List.of(), watch);
            traced(id, run, () -> {
                run.advance(Math.min(log.head().position(), aside.livePosition()));
                run.advance(aside.faceLive().position());
                aside.write();
            });
            return aside.compare(mostRows);
        }
    }

    /**
     * Tries out amendments of those events: what would differ from the live state at the same position, and whether all later
     * events still materialize, up to the end of the log. Without a live state, nothing is compared.
     *
     * @param amended the events as they would be
     * @param mostRows how many differing rows of a table are listed at most
     * @throws EventOfDoom if an event would not materialize, or a state with it could not be stored
     * @throws ReplayStopped if it was cancelled, or cannot go on
     * @throws StorageFailure if a database fails
     */
    public Comparison tryOut(UUID id, List<RecordedEvent> amended, int mostRows, Watch watch) {
        try (AsideState aside = states.begin(id, Purpose.COMPARISON)) {
            ReplayRun run = run(aside, amended, watch);
            List<Comparison> compared = new ArrayList<>();
            traced(id, run, () -> {
                boolean isLive = aside.isLiveThere();
                run.advance(
                        isLive
                                ? Math.min(log.head().position(), aside.livePosition())
                                : log.head().position());
                // with all keys and constraints, as after a rebuild
                aside.complete();
                if (isLive) {
                    run.advance(aside.faceLive().position());
                    aside.write();
                    compared.add(aside.compare(mostRows));
                    run.advance(Math.max(log.head().position(), aside.position().position()));
                    aside.write();
                }
            });
            return compared.isEmpty()
                    ? new Comparison(aside.position().position(), List.of(), List.of())
                    : compared.get(0);
        }
    }

    private ReplayRun run(AsideState aside, List<RecordedEvent> amended, Watch watch) {
        return new ReplayRun(log, rematerialization, feeds, time, aside, amended, watch);
    }

    /** If the database refuses to store the state, searches for the event that causes it. */
    private void traced(UUID id, ReplayRun run, Runnable filling) {
        try {
            filling.run();
        } catch (StorageFailure failure) {
            if (failure.kind() != StorageFailure.Kind.LASTING) {
                throw failure;
            }
            run.aside().close();
            throw culprit(id, run, failure);
        }
    }

    /**
     * The event with which a state can no longer be stored. Rows are written long after their events and many at a time, so
     * the event is searched for by bisection, each time in a new state.
     */
    private EventOfDoom culprit(UUID id, ReplayRun failed, StorageFailure failure) {
        long sound = 0;
        long spoilt = failed.materialized();
        RuntimeException cause = failure;
        while (spoilt - sound > 1) {
            long middle = (sound + spoilt) / 2;
            LOG.infof(
                    "The database refuses the state at event %d, but not at event %d; trying event %d",
                    spoilt, sound, middle);
            try (AsideState aside = states.begin(id, Purpose.SWITCH)) {
                failed.again(aside).advance(middle);
                aside.complete();
                sound = middle;
            } catch (StorageFailure again) {
                if (again.kind() != StorageFailure.Kind.LASTING) {
                    throw again;
                }
                spoilt = middle;
                cause = again;
            }
        }
        return new EventOfDoom(failed.asAmended(log.find(spoilt).orElseThrow()), cause);
    }

    private Optional<Duration> trySwitch(AsideState aside, ReplayRun run, boolean keepsFormer) {
        long begun = time.nanos();
        try (LogLock lock = log.lock(LOCK_PATIENCE)) {
            LogHead head = lock.head();
            if (head.position() - aside.position().position() > FEW_EVENTS) {
                return Optional.empty();
            }
            begun = time.nanos();
            run.advance(head.position());
            aside.write();
            requireEndOf(head, aside.position());
            if (takeOver(run, lock, keepsFormer)) {
                return Optional.of(Duration.ofNanos(time.nanos() - begun));
            }
        } catch (StorageFailure failure) {
            if (failure.kind() != StorageFailure.Kind.LOCKED) {
                throw failure;
            }
            LOG.debug("The lock of the log was not free in time", failure);
        }
        LOG.infof("The switch waits for readers or appenders (%d ms)", (time.nanos() - begun) / 1_000_000);
        return Optional.empty();
    }

    /** A state that holds amendments which the log does not have cannot be switched to any more. */
    private boolean takeOver(ReplayRun run, LogLock lock, boolean keepsFormer) {
        AmendmentsAtSwitch change = new AmendmentsAtSwitch(changes, rematerialization, run, lock);
        try {
            return run.aside().takeOver(READER_PATIENCE, change, keepsFormer);
        } catch (StorageFailure failure) {
            if (change.isMaterialized() && failure.kind() == StorageFailure.Kind.LOCKED) {
                throw new ReplayStopped("The amendments could not be applied at the switch: " + failure.getMessage()
                        + " Start another rebuild.");
            }
            throw failure;
        }
    }

    /** The chain was followed to its end, so this differs only if the log was changed meanwhile. */
    private static void requireEndOf(LogHead head, LogPosition reached) {
        if (!head.at().equals(reached)) {
            throw new ReplayStopped("The new state is at position " + reached.position() + " with the hash "
                    + reached.hash() + ", but the log ends at " + head.position() + " with "
                    + head.at().hash() + ". The log was changed meanwhile: start an integrity check of it.");
        }
    }
}
