package dev.daybook.application.inmemory;

import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.InMemoryState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the database of the application state holds: the committed state, the states beside it, and the lock. */
public final class InMemoryStateDatabase {

    private final InMemoryLock lock = new InMemoryLock("the application state");
    private final Map<UUID, Checkpoint> checkpoints = new HashMap<>();
    private Standing live;
    private UUID generation = new UUID(0, 0);
    private Optional<UUID> builtBy = Optional.empty();
    private boolean building;

    /** A state at a position; its contents are immutable. */
    public record Standing(LogPosition at, Map<String, Object> contents) {}

    /** A state that an interrupted replay left, to be resumed. */
    record Checkpoint(Standing standing, String basis) {}

    /** An empty state. */
    public InMemoryStateDatabase() {
        live = new Standing(LogPosition.START, InMemoryState.empty().contents());
    }

    InMemoryLock lock() {
        return lock;
    }

    /** Whether no session and no prepared branch holds the lock. */
    public boolean isUnlocked() {
        return lock.isFree();
    }

    /** The committed state. */
    public synchronized Standing live() {
        return live;
    }

    /** Replaces the committed state. */
    public synchronized void replace(Standing newLive) {
        live = newLive;
    }

    /** Replaces the committed state by the one that this replay has built. */
    synchronized void switchTo(Standing newLive, UUID replay) {
        live = newLive;
        generation = replay;
        builtBy = Optional.of(replay);
    }

    /** Which state the committed one is: it is named after the replay that built it. */
    public synchronized UUID generation() {
        return generation;
    }

    /** The replay that built the committed state, if one did. */
    public synchronized Optional<UUID> builtBy() {
        return builtBy;
    }

    synchronized Map<UUID, Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** Only one state at a time may be built beside the live one. */
    synchronized boolean beginBuilding() {
        if (building) {
            return false;
        }
        building = true;
        return true;
    }

    /** The state beside the live one is finished, dropped, or its server died. */
    public synchronized void endBuilding() {
        building = false;
    }
}
