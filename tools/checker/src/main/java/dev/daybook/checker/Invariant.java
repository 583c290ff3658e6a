package dev.daybook.checker;

import dev.daybook.checker.HistoryChecker.Input;
import java.util.List;

/** What must be true of a history, its log, its state, its tasks and its sinks. */
public enum Invariant {
    I1("Acknowledged events are in the log, at the positions that were answered."),
    I2("Every event belongs to a command that was answered ok or unknown, and no command is there in part."),
    I3("Positions are 1 to n, recorded_at does not decrease, and the chain of hashes verifies."),
    I4("The state equals a rebuild from the log, and its position is that of the last event."),
    I5("Positions and reads agree with real time."),
    I6("Each event has one task a kind; every task ends, and its sink saw it."),
    I7("An idempotency key has one effect."),
    I8("No transaction is in doubt, and no lock is left behind."),
    I9("An append succeeds within 30 seconds of healing."),
    I10("Queues, memory, threads and files stay within their bounds."),
    I11("Every answer is 2xx, 4xx by rule, 503 or 504.");

    private final String promise;

    Invariant(String promise) {
        this.promise = promise;
    }

    /** The promise in a sentence. */
    public String promise() {
        return promise;
    }

    /** The inputs that a full check needs. If only some of them are given, a part is checked. */
    public List<Input> needs() {
        return switch (this) {
            case I1, I2, I5 -> List.of(Input.HISTORY, Input.LOG);
            case I3 -> List.of(Input.LOG, Input.CHAIN);
            case I4 -> List.of(Input.STATE, Input.LOG);
            case I6 -> List.of(Input.TASKS, Input.SINKS, Input.LOG);
            case I7, I11 -> List.of(Input.HISTORY);
            case I8 -> List.of(Input.LEFTOVERS);
            case I9 -> List.of(Input.HEALING, Input.HISTORY);
            case I10 -> List.of(Input.MEASUREMENTS);
        };
    }
}
