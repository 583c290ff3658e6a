package dev.daybook.domain.kernel;

/** How a business noun plugs its in-memory repositories into {@link InMemoryState}; found by the service loader. */
public interface InMemoryNoun {

    /** Registers new, empty repositories for all ports of this noun. */
    void register(InMemoryState state);
}
