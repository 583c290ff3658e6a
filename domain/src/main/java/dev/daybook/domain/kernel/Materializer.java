package dev.daybook.domain.kernel;

/**
 * Writes what an event means into the application state, live and on every replay.
 *
 * <p>It decides nothing: the creator has decided whether the event may happen. It enforces integrity only (the account
 * exists, the currency is the account's), because a fact from outside passes no creator.
 */
@FunctionalInterface
public interface Materializer<E extends Event> {

    /**
     * Writes the event's meaning through the context's repositories.
     *
     * @throws Rejection if the event contradicts the state
     */
    void materialize(E event, MaterializationContext context);
}
