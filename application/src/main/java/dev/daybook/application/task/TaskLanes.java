package dev.daybook.application.task;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is being carried out by this server at the moment. No task twice: an attempt that was given up may still hang
 * somewhere. And a lane whose last attempt hung gets half of the threads only, so that the others are not held up with it.
 */
final class TaskLanes {

    private final int most;
    private final Set<UUID> running = new HashSet<>();
    private final Map<String, Integer> occupied = new HashMap<>();
    private final Set<String> hanging = new HashSet<>();

    TaskLanes(int parallel) {
        this.most = Math.max(1, parallel / 2);
    }

    /** Whether that task may be carried out now; if so, {@link #leave} has to follow. */
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
