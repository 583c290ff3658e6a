package dev.daybook.application.task;

import dev.daybook.application.log.RecordedTask;
import java.util.List;
import java.util.UUID;

/** Sends tasks that have just been recorded to consumers, unless their handler is not ready. */
public final class NewTasks {

    private final TaskHandlers handlers;
    private final TaskCarrier carrier;

    public NewTasks(TaskHandlers handlers, TaskCarrier carrier) {
        this.handlers = handlers;
        this.carrier = carrier;
    }

    /** To be called after the commit; never blocks and never fails. */
    public void wake(List<RecordedTask> tasks) {
        List<UUID> ready = tasks.stream()
                .filter(task -> handlers.ready(task.kind()).isPresent())
                .map(RecordedTask::id)
                .toList();
        if (!ready.isEmpty()) {
            carrier.wake(ready);
        }
    }
}
