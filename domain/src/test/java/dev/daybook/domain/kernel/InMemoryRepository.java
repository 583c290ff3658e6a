package dev.daybook.domain.kernel;

/** A repository that keeps its part of the application state in memory and can show it. */
public interface InMemoryRepository {

    /** All that it holds, as a value that equals the contents of another repository exactly if both hold the same. */
    Object contents();
}
