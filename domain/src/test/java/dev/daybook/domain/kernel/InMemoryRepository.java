package dev.daybook.domain.kernel;

/** A repository that keeps its part of the application state in memory, as an immutable value. */
public interface InMemoryRepository {

    /** Everything in it: an immutable value, equal to the contents of another repository if both hold the same. */
    Object contents();

    /** Replaces everything in it by contents that a repository of this class gave. */
    void restore(Object contents);
}
