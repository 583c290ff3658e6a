package dev.daybook.checker;

import java.util.Arrays;

/**
 * What reads showed: a client sees its own writes, never goes back, gets the position that it asked for, and sees
 * nothing from a command that had not begun (I5). Clients whose operations come in the order of their starts cost
 * linear time.
 */
final class Reads {

    private static final int NONE = -1;

    private final OperationStore operations;
    private final Findings findings;

    Reads(OperationStore operations, Findings findings) {
        this.operations = operations;
        this.findings = findings;
    }

    void check() {
        int[] until = new int[operations.clients() + 1];
        for (int i = 0; i < operations.size(); i++) {
            until[operations.client(i) + 1]++;
        }
        for (int client = 1; client < until.length; client++) {
            until[client] += until[client - 1];
        }
        int[] ordered = new int[operations.size()];
        int[] next = Arrays.copyOf(until, until.length);
        for (int i = 0; i < operations.size(); i++) {
            ordered[next[operations.client(i)]++] = i;
        }
        for (int client = 0; client + 1 < until.length; client++) {
            if (until[client] < until[client + 1]) {
                check(Arrays.copyOfRange(ordered, until[client], until[client + 1]));
            }
        }
    }

    private void check(int[] byStart) {
        int[] byEnd = byStart.clone();
        TimeSort.sort(byStart, operations::start);
        TimeSort.sort(byEnd, operations::end);
        int ended = 0;
        int highestWrite = NONE;
        int highestRead = NONE;
        for (int operation : byStart) {
            while (operations.end(byEnd[ended]) < operations.start(operation)) {
                int before = byEnd[ended++];
                if (!operations.isOk(before)) {
                    continue;
                }
                if (operations.isCommand(before)) {
                    highestWrite = higher(highestWrite, before);
                } else {
                    highestRead = higher(highestRead, before);
                }
            }
            if (!operations.isCommand(operation) && operations.isOk(operation) && operations.seen(operation) > 0) {
                compare(operation, highestWrite, highestRead);
            }
        }
    }

    private int higher(int one, int other) {
        return one == NONE || operations.last(other) > operations.last(one) ? other : one;
    }

    private void compare(int read, int write, int earlier) {
        long seen = operations.seen(read);
        if (seen < operations.minimum(read)) {
            findings.add(
                    Invariant.I5,
                    "A stale read: it asked for Min-Event-Position " + operations.minimum(read)
                            + ", but showed position " + seen
                            + ". It should have waited or answered 503: look at how reads wait for a position.",
                    operations.describe(read));
        }
        if (write != NONE && seen < operations.last(write)) {
            findings.add(
                    Invariant.I5,
                    "A stale read: it began after its client's own write was acknowledged at position "
                            + operations.last(write) + ", but showed position " + seen
                            + ". Look at the caches and replicas between this client and the state.",
                    operations.describe(write),
                    operations.describe(read));
        }
        if (earlier != NONE && seen < operations.seen(earlier)) {
            findings.add(
                    Invariant.I5,
                    "A read went back: it showed position " + seen + ", but an earlier read of its client showed "
                            + operations.seen(earlier)
                            + ". Look at the caches, replicas and nodes that answered the two.",
                    operations.describe(earlier),
                    operations.describe(read));
        }
    }

    /** Compares what reads showed with the log. */
    void compareWith(LogIndex log, Effects effects) {
        for (int i = 0; i < operations.size(); i++) {
            if (operations.isCommand(i) || !operations.isOk(i)) {
                continue;
            }
            long seen = operations.seen(i);
            if (seen > log.end()) {
                findings.add(
                        Invariant.I4,
                        "A read showed position " + seen + ", but the log ends at position " + log.end()
                                + ". The state was ahead of the log: look for lost commits of the log's database.",
                        operations.describe(i));
            } else if (effects.startAt(seen) > operations.end(i)) {
                findings.add(
                        Invariant.I5,
                        "A read from the future: it ended at " + operations.end(i) + " ns and showed position " + seen
                                + ", whose command began at " + effects.startAt(seen)
                                + " ns. Look at the order in which positions are given, and at the clients' clocks.",
                        operations.describe(i));
            }
        }
    }
}
