package dev.daybook.domain.kernel;

/**
 * The materialization of one event: live, when the event is new, or again, when it is read from the log.
 *
 * <p>Both run the same materializer. They differ only in what the context hands out: when an event is materialized
 * again, its tasks and problems are dropped.
 */
public final class Materialization implements MaterializationContext {

    private final EventMetadata metadata;
    private final StateAccess state;
    private final TaskGateway tasks;
    private final ProblemReporter problems;
    private boolean ended;

    private Materialization(EventMetadata metadata, StateAccess state, TaskGateway tasks, ProblemReporter problems) {
        this.metadata = metadata;
        this.state = state;
        this.tasks = tasks;
        this.problems = problems;
    }

    /** Materializes a new event; its tasks and problems are handed on. */
    static void live(
            EventType<?> type,
            Event event,
            EventMetadata metadata,
            StateAccess state,
            TaskGateway tasks,
            ProblemReporter problems) {
        new Materialization(metadata, state, tasks, problems).run(type, event);
    }

    /** Materializes a recorded event again; its tasks and problems are dropped. */
    public static void again(EventType<?> type, Event event, EventMetadata metadata, StateAccess state) {
        new Materialization(metadata, state, task -> {}, sentence -> {}).run(type, event);
    }

    private void run(EventType<?> type, Event event) {
        try {
            type.materialize(event, this);
        } finally {
            ended = true;
        }
    }

    @Override
    public <R extends StateRepository> R state(Class<R> port) {
        return state.state(port);
    }

    @Override
    public EventMetadata metadata() {
        return metadata;
    }

    @Override
    public TaskGateway tasks() {
        return this::submit;
    }

    /**
     * Refuses a task after its event was materialized: a materializer that keeps the gateway of a new event could
     * submit tasks during a replay.
     */
    private void submit(Task task) {
        if (ended) {
            throw new IllegalStateException("The task " + task.kind() + " was submitted after event "
                    + metadata.position() + " was materialized. Submit tasks with context.tasks() only, and do not keep"
                    + " the gateway.");
        }
        tasks.submit(task);
    }

    @Override
    public ProblemReporter problems() {
        return problems;
    }
}
