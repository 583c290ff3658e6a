package dev.daybook.application.task;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The tasks that this server carries out at the moment. It refuses a task that is still running here: an attempt that
 * was given up may still hang. A lane whose last attempt hung gets only half of the threads, so that it does not hold
 * up the other lanes.
 */
final class TaskLanes {

    private final int most;
    private final Set<UUID> running = new HashSet<>();
    private final Map<String, Integer> occupied = new HashMap<>();
    private final Set<String> hanging = new HashSet<>();

    TaskLanes(int parallel) {
        this.most = Math.max(1, parallel / 2);
    }

    /** Whether the task may be carried out now. If so, the caller must call {@link #leave} later. */
    synchronized boolean enter(UUID taskId, String lane) {
        boolean isFull = hanging.contains(lane) && occupied.getOrDefault(lane, 0) >= most;
        if (isFull || !running.add(taskId)) {
            return false;
        }
        occupied.merge(lane, 1, Integer::sum);
        return true;
    }

    /** The attempt has really come to an end. */
    synchronized void leave(UUID taskId, String lane) {
        running.remove(taskId);
        occupied.computeIfPresent(lane, (name, count) -> count > 1 ? count - 1 : null);
    }

    /** An attempt was given up because it took too long. */
    synchronized void hangs(String lane) {
        hanging.add(lane);
    }

    /** An attempt has ended in time. */
    synchronized void moves(String lane) {
        hanging.remove(lane);
    }
}
