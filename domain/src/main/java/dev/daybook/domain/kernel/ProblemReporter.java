package dev.daybook.domain.kernel;

/** Takes note of an oddity that a materializer met and that does not stop the event; quiet on a replay. */
@FunctionalInterface
public interface ProblemReporter {

    /** Reports one oddity, in a sentence with the values. */
    void report(String sentence);
}
