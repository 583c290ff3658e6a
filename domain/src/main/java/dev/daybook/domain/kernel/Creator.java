package dev.daybook.domain.kernel;

import java.util.List;

/**
 * Decides what a command does: a record whose name is an imperative, such as {@code OpenAccount}. From the current
 * state it decides what has happened.
 *
 * <p>It writes nothing. Under the append locks it sees the newest state. All of its events are appended to exactly that
 * state, or none of them.
 */
public interface Creator {

    /**
     * Decides: the events that follow from this command, none if there is nothing to do.
     *
     * @throws Rejection if a rule forbids it
     */
    List<? extends Event> create(CreationContext now);

    /**
     * Announces the rows that {@link #create} will look up, so that a batch reads them together. It decides nothing.
     */
    default void announce(StateAccess state) {}

    /** The command's name in the log and the audit trail. */
    default String commandName() {
        return getClass().getSimpleName();
    }
}
