package dev.daybook.application.task;

import dev.daybook.domain.kernel.Task;
import java.util.List;

/**
 * Carries tasks of one kind out. A class that implements this is all that a new kind of task needs: it is found by itself.
 *
 * <p>It is called outside of any transaction and by several threads at once, for one task at most once at a time. A task
 * may come again after it was carried out, because its end could not be recorded; hence the outside world must be told
 * {@link TaskDelivery#taskId()} and has to recognise it.
 *
 * @param <T> the record whose tasks it carries out
 */
public interface TaskHandler<T extends Task> {

    /** The kind that {@link Task#kind()} of these tasks says. */
    String kind();

    /** The record as which a task of this kind is read. */
    Class<T> record();

    /** The settings that are missing, a sentence each; as long as there are any, tasks of this kind wait. */
    default List<String> missing() {
        return List.of();
    }

    /** Tasks that end in the same place outside; when that place hangs, the others still have threads. */
    default String lane(T task) {
        return kind();
    }

    /**
     * Carries that task out.
     *
     * @return what the outside world has answered, in a few words for operators
     * @throws TaskFailure if it failed and can say why
     * @throws Exception if it failed; an operator is then told the class of the exception alone, and the log the rest
     */
    String handle(T task, TaskDelivery delivery) throws Exception;
}
