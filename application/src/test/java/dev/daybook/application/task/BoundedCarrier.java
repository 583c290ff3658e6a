package dev.daybook.application.task;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes as many tasks as it has room for, and remembers them. */
public final class BoundedCarrier implements TaskCarrier {

    /** The tasks that were taken, in their order. */
    public final List<UUID> woken = new CopyOnWriteArrayList<>();

    /** How many more it takes. */
    public int room = Integer.MAX_VALUE;

    private boolean lost;

    @Override
    public void wake(List<UUID> taskIds) {
        int taken = Math.min(room, taskIds.size());
        woken.addAll(taskIds.subList(0, taken));
        lost |= taskIds.size() > taken;
        room -= taken;
    }

    @Override
    public int room() {
        return room;
    }

    @Override
    public boolean hasLost() {
        boolean answer = lost;
        lost = false;
        return answer;
    }
}
