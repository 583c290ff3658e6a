package dev.daybook.application.inmemory;

/** Decides at each step of the in-memory adapters what goes wrong. */
public interface Faults {

    /** Nothing goes wrong. */
    Faults NONE = new Faults() {};

    /** Called before the step takes effect; may throw what the port allows. */
    default void before(Step step) {}

    /** Called after the step has taken effect; may throw what the port allows. */
    default void after(Step step) {}

    /** Whether the server lives; a dead one cleans nothing up. */
    default boolean isAlive() {
        return true;
    }

    /** Whether a command's writes can be taken back in memory; if not, the transaction must be rolled back. */
    default boolean canDiscard() {
        return true;
    }
}
