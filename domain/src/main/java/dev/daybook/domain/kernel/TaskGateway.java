package dev.daybook.domain.kernel;

/** The one way from a materializer to the outside world. */
@FunctionalInterface
public interface TaskGateway {

    /** Submits a task, which is carried out after the event is committed. On a replay this does nothing. */
    void submit(Task task);
}
