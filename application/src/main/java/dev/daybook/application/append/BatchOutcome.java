package dev.daybook.application.append;

import java.util.List;

/** How one attempt to carry out a group of commands in one transaction ended. */
sealed interface BatchOutcome {

    /**
     * Everything that had to be committed is committed, and the answers are final.
     *
     * @param decisions for the first commands of the group, at least one; there was no time for the others
     */
    record Committed(List<Decision> decisions) implements BatchOutcome {}

    /** Nothing was done: the state lags the log and must catch up first. */
    record StateBehind() implements BatchOutcome {}

    /** One command failed and could not be taken back in memory; the transaction was rolled back. */
    record Spoiled(Submission culprit, RuntimeException failure) implements BatchOutcome {}

    /** Everything was rolled back because of a failure that belongs to no command in particular. */
    record RolledBack(RuntimeException failure) implements BatchOutcome {}

    /** It is unknown whether the transaction was committed. */
    record Unknown(AppendUnavailable failure) implements BatchOutcome {}

    /** State and log contradict each other, or catch-up has met an event of doom: no command can be carried out. */
    record Standstill(RuntimeException failure) implements BatchOutcome {}
}
