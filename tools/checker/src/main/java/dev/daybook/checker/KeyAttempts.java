package dev.daybook.checker;

import dev.daybook.checker.Operation.Result;

/** The attempts of each idempotency key: what they were answered, and that all answers name the same effect (I7). */
final class KeyAttempts {

    private static final int NONE = -1;

    private final OperationStore operations;
    private final TextPool keys;
    private final Findings findings;
    private final IntColumn oks = new IntColumn();
    private final IntColumn fails = new IntColumn();
    private final IntColumn unknowns = new IntColumn();
    private final LongColumn starts = new LongColumn();
    private final LongColumn ends = new LongColumn();

    KeyAttempts(OperationStore operations, TextPool keys, Findings findings) {
        this.operations = operations;
        this.keys = keys;
        this.findings = findings;
        for (int key = 0; key < keys.size(); key++) {
            oks.add(NONE);
            fails.add(NONE);
            unknowns.add(NONE);
            starts.add(Long.MAX_VALUE);
            ends.add(Long.MAX_VALUE);
        }
    }

    /** Joins the attempts of each key, and compares their answers. */
    void join() {
        for (int operation = 0; operation < operations.size(); operation++) {
            int key = operations.key(operation);
            if (key != OperationStore.NO_KEY && operations.isCommand(operation)) {
                join(key, operation);
            }
        }
    }

    private void join(int key, int operation) {
        Result result = operations.result(operation);
        if (result == Result.FAIL) {
            fails.set(key, operation);
            return;
        }
        starts.set(key, Math.min(start(key), operations.start(operation)));
        if (result == Result.UNKNOWN) {
            unknowns.set(key, operation);
            return;
        }
        ends.set(key, Math.min(end(key), operations.end(operation)));
        int other = ok(key);
        if (other == NONE) {
            oks.set(key, operation);
        } else if (!isSameAnswer(other, operation)) {
            findings.add(
                    Invariant.I7,
                    "Key " + keys.get(key) + " has two effects: it was answered " + operations.positions(other)
                            + " and then " + operations.positions(operation)
                            + ". Look for the key in the table command, and for both positions in event_log.",
                    operations.describe(other),
                    operations.describe(operation));
        }
    }

    private boolean isSameAnswer(int first, int second) {
        int command = operations.command(first);
        int otherCommand = operations.command(second);
        return operations.first(first) == operations.first(second)
                && operations.last(first) == operations.last(second)
                && (command == otherCommand || command == UuidPool.NONE || otherCommand == UuidPool.NONE);
    }

    /** The first attempt that was answered ok; -1 if there is none. */
    int ok(int key) {
        return oks.get(key);
    }

    /** The last attempt that was refused; -1 if there is none. */
    int fail(int key) {
        return fails.get(key);
    }

    /** The last attempt with an unknown outcome; -1 if there is none. */
    int unknown(int key) {
        return unknowns.get(key);
    }

    /** The start of the first attempt that was not refused. */
    long start(int key) {
        return starts.get(key);
    }

    /** The end of the first attempt that was answered ok. */
    long end(int key) {
        return ends.get(key);
    }
}
