package dev.daybook.application.task;

import dev.daybook.domain.kernel.Task;
import java.util.List;

/**
 * Carries out tasks of one kind. A new kind of task needs one class that implements this, and no registration.
 *
 * <p>It is called outside of any transaction and by several threads at once, but for one task at most once at a time. A
 * task may come again after it was carried out, because its end could not be recorded. So give {@link
 * TaskDelivery#taskId()} to the outside world, which recognises the repeat by it.
 *
 * @param <T> the record whose tasks it carries out
 */
public interface TaskHandler<T extends Task> {

    /** The kind of these tasks: what {@link Task#kind()} returns. */
    String kind();

    /** The record as which a task of this kind is read. */
    Class<T> record();

    /** The settings that are missing, a sentence each; as long as there are any, tasks of this kind wait. */
    default List<String> missing() {
        return List.of();
    }

    /** The place outside to which the task goes. If one place hangs, tasks for other places still have threads. */
    default String lane(T task) {
        return kind();
    }

    /**
     * Carries that task out.
     *
     * @return what the outside world has answered, in a few words for operators
     * @throws TaskFailure if it failed and can say why
     * @throws Exception if it failed; operators then see only the class of the exception, and the server's log has the
     *     rest
     */
    String handle(T task, TaskDelivery delivery) throws Exception;
}
