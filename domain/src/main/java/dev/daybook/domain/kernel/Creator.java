package dev.daybook.domain.kernel;

import java.util.List;

/**
 * A command: a record whose name is an imperative, such as {@code OpenAccount}, and which decides from the current state
 * what has happened.
 *
 * <p>It writes nothing. Under the append locks it sees the newest state, and what it returns is appended to exactly that
 * state, all of it or nothing.
 */
public interface Creator {

    /**
     * Decides: the events that follow from this command, none if there is nothing to do.
     *
     * @throws Rejection if a rule forbids it
     */
    List<? extends Event> create(CreationContext now);

    /** Says what {@link #create} will look for, so that a batch reads it in one go; it decides nothing. */
    default void announce(StateAccess state) {}

    /** The command's name in the log and the audit trail. */
    default String commandName() {
        return getClass().getSimpleName();
    }
}
