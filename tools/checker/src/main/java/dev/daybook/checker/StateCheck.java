package dev.daybook.checker;

import dev.daybook.checker.StateDigest.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks states (I4): all states at one position have one digest, and the live state has come to the end of the log.
 */
final class StateCheck {

    private final Findings findings;
    private final Map<Long, StateDigest> byPosition = new HashMap<>();
    private final List<StateDigest> live = new ArrayList<>();
    private final TextPool texts = new TextPool();
    private final UuidPool subjectsAtPositions = new UuidPool();
    private final IntColumn values = new IntColumn();

    StateCheck(Findings findings) {
        this.findings = findings;
    }

    void add(StateDigest state) {
        StateDigest other = byPosition.putIfAbsent(state.position(), state);
        if (other != null && !other.digest().equals(state.digest())) {
            findings.add(
                    Invariant.I4,
                    "The state differs at position " + state.position() + ": " + words(other) + " and " + words(state)
                            + ". Verify the state, and compare the rows that it names; look for a materializer that"
                            + " uses a clock, a random number or a cache.");
        }
        if (state.source() == Source.LIVE) {
            live.add(state);
        }
    }

    private static String words(StateDigest state) {
        return switch (state.source()) {
                    case LIVE -> "the live state";
                    case EARLIER -> "the earlier live state";
                    case REBUILT -> "the rebuilt state";
                }
                + " has digest " + state.digest();
    }

    /** Compares a read with other reads of the same subject at the same position. */
    void addRead(String subject, String value, Operation read) {
        int pair = subjectsAtPositions.add(read.seen(), texts.add(subject));
        int number = texts.add(value);
        if (pair == values.size()) {
            values.add(number);
        } else if (values.get(pair) != number) {
            findings.add(
                    Invariant.I4,
                    "Two reads differ: both showed " + subject + " at position " + read.seen() + ", one with value "
                            + texts.get(values.get(pair)) + " and one with value " + value
                            + ". Look for a read during a replay's switch, or a cache that was kept after a rollback.",
                    "the second one: " + read.name() + " by client " + read.client() + ", from " + read.start() + " to "
                            + read.end() + " ns");
        }
    }

    void compareWith(LogIndex log, Findings all) {
        for (StateDigest state : live) {
            if (state.position() != log.end()) {
                boolean isAhead = state.position() > log.end();
                all.add(
                        Invariant.I4,
                        "The state is " + (isAhead ? "ahead of" : "behind") + " the log: the live state is at position "
                                + state.position() + ", but the log ends at position " + log.end() + ". "
                                + (isAhead
                                        ? "The log lost events that the state has: look at the order of the commits."
                                        : "It has not caught up: look at event_log_state and the server's log."));
            }
        }
        for (StateDigest state : byPosition.values()) {
            if (state.source() != Source.LIVE && state.position() > log.end()) {
                all.add(
                        Invariant.I4,
                        "The state was ahead of the log: " + words(state) + " at position " + state.position()
                                + ", but the log ends at position " + log.end()
                                + ". The log lost events that the state has: look at the order of the commits.");
            }
        }
    }
}
