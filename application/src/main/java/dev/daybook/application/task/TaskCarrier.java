package dev.daybook.application.task;

import java.util.List;
import java.util.UUID;

/** The port to the messages that tell a consumer, on this server or another one, of a task to carry out. */
public interface TaskCarrier {

    /**
     * Sends those tasks to consumers, in this order. Never blocks and never fails: the {@link TaskSweep} finds tasks whose
     * message is lost or finds no room. Call it after the commit that makes the tasks visible.
     */
    void wake(List<UUID> taskIds);

    /** How many more tasks can be sent now, before earlier ones are carried out. */
    int room();

    /** Whether some tasks found no room since the last call. */
    boolean hasLost();
}
