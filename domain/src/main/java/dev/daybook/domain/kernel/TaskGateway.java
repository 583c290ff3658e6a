package dev.daybook.domain.kernel;

/** The one way from a materializer to the outside world. */
@FunctionalInterface
public interface TaskGateway {

    /** Hands in a task, to be executed after the event is committed; on a replay this does nothing. */
    void submit(Task task);
}
