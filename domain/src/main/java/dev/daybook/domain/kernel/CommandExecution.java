package dev.daybook.domain.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The steps of one command, without a log and without a database: decide, number, materialize, and keep or take back.
 *
 * <p>The corridor calls it for every command, and so does the given/when/then fixture: a rule that holds in a test of
 * the domain holds in the engine. It reads no clock and no random source: time and ids are given to it.
 */
public final class CommandExecution {

    private final CommandMetadata command;
    private final CommandState state;
    private final Supplier<UUID> ids;
    private long position;

    /** A command failed, and its work could not be taken back. The transaction must be rolled back. */
    public static final class NotTakenBack extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final RuntimeException failure;

        NotTakenBack(RuntimeException failure) {
            super(failure.getMessage(), failure, false, false);
            this.failure = failure;
        }

        /** Why the command failed. */
        public RuntimeException failure() {
            return failure;
        }
    }

    /**
     * A command that is carried out on the given state.
     *
     * @param ids gives a new id at each call, for events and for things
     * @param lastPosition the position of the last event in the log, 0 for an empty log
     */
    public CommandExecution(CommandMetadata command, CommandState state, Supplier<UUID> ids, long lastPosition) {
        this.command = command;
        this.state = state;
        this.ids = ids;
        this.position = lastPosition;
    }

    /**
     * Lets the creator decide.
     *
     * @param mayApprove whether the command's actor may approve what a rule forbids to other actors
     * @return the events to record, in order
     * @throws Rejection if the creator refuses the command
     */
    public List<? extends Event> decide(Creator creator, boolean mayApprove) {
        return creator.create(new Creation(mayApprove));
    }

    /** Gives the next event its place in the log, with a new id. */
    public EventMetadata number() {
        return number(ids.get());
    }

    /** Gives the next event its place in the log. The event has an id already. */
    public EventMetadata number(UUID eventId) {
        return command.ofEvent(++position, eventId);
    }

    /**
     * Writes what a new event means into the state.
     *
     * @param tasks receives the tasks of this event, while it is being materialized and not later
     * @throws Rejection if the event breaks the rule for new events of its type, or contradicts the state
     */
    public void materialize(
            EventType<?> type, Event event, EventMetadata metadata, TaskGateway tasks, ProblemReporter problems) {
        int subjects = event.subjects().size();
        if (subjects < 1 || subjects > Event.MOST_SUBJECTS) {
            throw new IllegalArgumentException("The event " + type + " names " + subjects
                    + " subjects. Event.subjects() must name 1 to " + Event.MOST_SUBJECTS + ".");
        }
        type.requireOfNew(event);
        Materialization.live(type, event, metadata, state, tasks, problems);
    }

    /**
     * Runs a command's work on the state. If the work returns, everything that it wrote is kept. If it throws,
     * everything is taken back.
     *
     * @throws NotTakenBack if the work failed and cannot be taken back
     */
    public static void keepOrTakeBack(CommandState state, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!state.discard()) {
                throw new NotTakenBack(failure);
            }
            throw failure;
        }
        state.keep();
    }

    private final class Creation implements CreationContext {

        private final boolean mayApprove;

        private Creation(boolean mayApprove) {
            this.mayApprove = mayApprove;
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return state.state(port);
        }

        @Override
        public Instant recordedAt() {
            return command.recordedAt();
        }

        @Override
        public UUID newId() {
            return ids.get();
        }

        @Override
        public String actor() {
            return command.actor();
        }

        @Override
        public boolean mayApprove() {
            return mayApprove;
        }
    }
}
