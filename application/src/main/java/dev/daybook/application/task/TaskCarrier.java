package dev.daybook.application.task;

import java.util.List;
import java.util.UUID;

/** The port to whoever tells a consumer, on this server or another one, that there is a task to be carried out. */
public interface TaskCarrier {

    /**
     * Has those tasks looked at, in this order and as soon as somebody is free. Never blocks and never fails: what is lost
     * on the way, or finds no room, is found by the {@link TaskSweep}. To be called after the commit that makes the tasks
     * visible.
     */
    void wake(List<UUID> taskIds);

    /** How many more can be told of before some of those who were told of before have been looked at. */
    int room();

    /** Whether there was no room for some since this was last asked. */
    boolean hasLost();
}
