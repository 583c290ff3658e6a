package dev.daybook.domain.kernel;

/** Takes reports of problems that a materializer finds and that do not stop the event. On a replay it does nothing. */
@FunctionalInterface
public interface ProblemReporter {

    /** Reports one problem, in a sentence with the values. */
    void report(String sentence);
}
