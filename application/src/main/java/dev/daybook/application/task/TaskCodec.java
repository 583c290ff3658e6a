package dev.daybook.application.task;

import dev.daybook.domain.kernel.Task;

/** The port to the JSON of tasks. */
public interface TaskCodec {

    /**
     * Reads a task.
     *
     * @throws TaskFailure if the payload is not such a record
     */
    <T extends Task> T decode(Class<T> record, String payload) throws TaskFailure;
}
