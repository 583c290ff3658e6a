package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideStates.Purpose;
import dev.daybook.application.replay.Rematerialization.Decoded;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Builds an application state from the whole log beside the live one, and either compares the two or puts the new one in
 * the place of the live one.
 *
 * <h2>Beside the live state</h2>
 *
 * Reads, appends and the replay go on side by side. What was appended meanwhile is caught up with in rounds, each shorter
 * than the one before. Whatever happens until the last moment, the live state is untouched.
 *
 * <h2>The switch</h2>
 *
 * Under the log's append lock the last few events are materialized; then, with the live state locked even against readers,
 * the two change their names in one transaction. Everything that reads begins by a lock on the live state, so nobody can
 * see one half of his answer before and one half after. Whoever reads for long holds the switch up and not the appenders:
 * the locks are given back at once, and it is tried again.
 *
 * <h2>The comparison</h2>
 *
 * is made at one position: a snapshot is taken of the live state, and the last events up to its position are materialized
 * inside of that snapshot, which is therefore held for no longer than a few events and the comparison take.
 */
public final class StateReplay {

    private static final Logger LOG = Logger.getLogger(StateReplay.class);

    /** So many events are materialized in some ten milliseconds. */
    private static final long FEW_EVENTS = 500;

    private static final int MOST_ROUNDS = 20;
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);
    private static final Duration READER_PATIENCE = Duration.ofMillis(250);
    private static final int TRIES_TO_SWITCH = 200;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final EventLog log;
    private final AsideStates states;
    private final Rematerialization rematerialization;
    private final ThreadFactory threads;

    public StateReplay(EventLog log, AsideStates states, Rematerialization rematerialization, ThreadFactory threads) {
        this.log = log;
        this.states = states;
        this.rematerialization = rematerialization;
        this.threads = threads;
    }

    /** Is told from time to time, at least every second or so while all goes well, how far a replay has come. */
    @FunctionalInterface
    public interface Watch {

        /**
         * It has come so far.
         *
         * @return whether to go on
         */
        boolean reached(long position, long target);
    }

    /**
     * What came of a rebuild.
     *
     * @param position where the new state has taken the place of the former one
     * @param switchTime for how long nobody could append
     */
    public record Rebuilt(long position, Duration switchTime) {}

    /**
     * Rebuilds the live state from the log and switches to it.
     *
     * @throws EventOfDoom if an event no longer materializes
     * @throws ReplayStopped if it was cancelled, or cannot go on
     * @throws StorageFailure if a database fails
     */
    public Rebuilt rebuild(UUID id, boolean keepsFormer, Watch watch) {
        try (AsideState aside = states.begin(id, Purpose.SWITCH)) {
            Run run = new Run(aside, Optional.empty(), watch);
            traced(id, run, () -> {
                run.advance(log.head().position());
                aside.complete();
            });
            for (int tries = 0; tries < TRIES_TO_SWITCH; tries++) {
                run.catchUp();
                Optional<Duration> switchTime = trySwitch(aside, run, keepsFormer);
                if (switchTime.isPresent()) {
                    return new Rebuilt(aside.position().position(), switchTime.get());
                }
                run.pause(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * (tries + 1)));
            }
            throw new ReplayStopped("The live state was being read without a break: there was no moment to switch.");
        }
    }

    /**
     * Compares the live state with a rebuilt one at the same position.
     *
     * @param replaced other data for one event, to see what would become of the state with it
     * @param mostRows how many differing rows a table are told
     * @throws EventOfDoom if an event no longer materializes
     * @throws ReplayStopped if it was cancelled, or cannot go on
     * @throws StorageFailure if a database fails
     */
    public Comparison compare(UUID id, Optional<ReplacedData> replaced, int mostRows, Watch watch) {
        try (AsideState aside = states.begin(id, Purpose.COMPARISON)) {
            Run run = new Run(aside, replaced, watch);
            traced(id, run, () -> {
                run.advance(Math.min(log.head().position(), aside.livePosition()));
                run.advance(aside.faceLive().position());
                aside.write();
            });
            return aside.compare(mostRows);
        }
    }

    /** What the database refuses to store is traced back to the event that it came of. */
    private void traced(UUID id, Run run, Runnable filling) {
        try {
            filling.run();
        } catch (StorageFailure failure) {
            if (failure.kind() != StorageFailure.Kind.LASTING) {
                throw failure;
            }
            run.aside.close();
            throw culprit(id, run, failure);
        }
    }

    /**
     * The event with which a state can no longer be stored. Rows are written long after their events and many at a time,
     * so it is looked for by halves, each time in a new state.
     */
    private EventOfDoom culprit(UUID id, Run failed, StorageFailure failure) {
        long sound = 0;
        long spoilt = failed.materialized;
        RuntimeException cause = failure;
        while (spoilt - sound > 1) {
            long middle = (sound + spoilt) / 2;
            LOG.infof("The database refuses a state at event %d, but none at %d: trying %d", spoilt, sound, middle);
            try (AsideState aside = states.begin(id, Purpose.SWITCH)) {
                new Run(aside, failed.replaced, failed.watch).advance(middle);
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
        return new EventOfDoom(log.find(spoilt).orElseThrow(), cause);
    }

    private Optional<Duration> trySwitch(AsideState aside, Run run, boolean keepsFormer) {
        long begun = System.nanoTime();
        try (LogLock lock = log.lock(LOCK_PATIENCE)) {
            LogHead head = lock.head();
            if (head.position() - aside.position().position() > FEW_EVENTS) {
                return Optional.empty();
            }
            begun = System.nanoTime();
            run.advance(head.position());
            aside.write();
            requireEndOf(head, aside.position());
            if (aside.takeOver(READER_PATIENCE, lock::requireHeld, keepsFormer)) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
            }
        } catch (StorageFailure failure) {
            if (failure.kind() != StorageFailure.Kind.LOCKED) {
                throw failure;
            }
            LOG.debug("The lock of the log was not to be had", failure);
        }
        LOG.infof("The switch waits for readers or appenders (%d ms)", (System.nanoTime() - begun) / 1_000_000);
        return Optional.empty();
    }

    /** The chain was followed all the way; so this can differ only if the log has changed under our feet. */
    private static void requireEndOf(LogHead head, LogPosition reached) {
        if (!head.at().equals(reached)) {
            throw new ReplayStopped("The new state is at position " + reached.position() + " with the hash "
                    + reached.hash() + ", but the log ends at " + head.position() + " with "
                    + head.at().hash() + ".");
        }
    }

    /** One replay on its way through the log. */
    private final class Run {

        private final AsideState aside;
        private final Optional<ReplacedData> replaced;
        private final Watch watch;
        private long materialized;

        Run(AsideState aside, Optional<ReplacedData> replaced, Watch watch) {
            this.aside = aside;
            this.replaced = replaced;
            this.watch = watch;
        }

        /** Materializes what was appended meanwhile, until that is little. */
        void catchUp() {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                long end = log.head().position();
                if (end - aside.position().position() <= FEW_EVENTS) {
                    return;
                }
                advance(end);
                aside.write();
            }
            throw new ReplayStopped("More is appended than can be caught up with.");
        }

        void advance(long target) {
            if (target == aside.position().position()) {
                return;
            }
            try (EventFeed feed = new EventFeed(log, rematerialization, replaced, aside.position(), target, threads)) {
                while (aside.position().position() < target) {
                    goOn(target);
                    EventFeed.Batch batch = feed.next();
                    materialize(batch);
                    if (batch.failure() != null) {
                        throw batch.asThrown();
                    }
                }
            }
            goOn(target);
        }

        private void materialize(EventFeed.Batch batch) {
            if (batch.events().isEmpty()) {
                return;
            }
            batch.events().forEach(event -> event.announce(aside));
            for (Decoded event : batch.events()) {
                try {
                    materialize(event);
                } catch (EventOfDoom doom) {
                    throw doom.concerning(aside.rowsLookedForBy(() -> event.materialize(aside)));
                }
            }
            materialized = batch.end().position();
            aside.keep(batch.end());
        }

        /** What the database refuses is the event's fault, even if its materializer has swallowed the refusal. */
        private void materialize(Decoded event) {
            try {
                event.materialize(aside);
                aside.requireSound();
            } catch (StorageFailure failure) {
                throw failure.kind() == StorageFailure.Kind.LASTING
                        ? new EventOfDoom(event.recorded(), failure)
                        : failure;
            }
        }

        void pause(long millis) {
            goOn(aside.position().position());
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ReplayStopped("The server is stopping.");
            }
        }

        private void goOn(long target) {
            if (!watch.reached(aside.position().position(), target)) {
                throw ReplayStopped.cancelled();
            }
        }
    }
}
