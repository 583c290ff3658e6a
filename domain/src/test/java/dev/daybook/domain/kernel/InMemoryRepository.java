package dev.daybook.domain.kernel;

import java.util.Set;

/** A repository that keeps its part of the application state in memory, as an immutable value. */
public interface InMemoryRepository {

    /** Everything in it: an immutable value, equal to the contents of another repository if both hold the same. */
    Object contents();

    /**
     * From now on, a key that must be new is taken for new, also if it is there.
     *
     * @param presumes false: from now on, it is looked up
     */
    default void presumeNewKeys(boolean presumes) {}

    /** The keys that were taken for new since then, and were there. */
    default Set<?> presumedWrongly() {
        return Set.of();
    }

    /** The keys of which it has two rows, because the second one was taken for new. A database would refuse it. */
    default Set<?> doubled() {
        return Set.of();
    }

    /** Replaces everything in it by contents that a repository of this class gave. */
    void restore(Object contents);
}
