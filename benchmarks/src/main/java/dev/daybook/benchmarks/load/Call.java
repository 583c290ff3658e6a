package dev.daybook.benchmarks.load;

/** Sends one command and waits for its answer. */
@FunctionalInterface
public interface Call {

    /**
     * Sends the next command.
     *
     * @throws Exception if it was not carried out
     */
    void make() throws Exception;
}
