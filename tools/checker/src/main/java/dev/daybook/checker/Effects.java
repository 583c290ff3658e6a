package dev.daybook.checker;

import dev.daybook.checker.Operation.Result;
import java.util.BitSet;

/**
 * Joins operations with the log: what was acknowledged is there (I1), what is there was asked for (I2), a refused key
 * has no effect (I7), and the order of positions agrees with real time (I5).
 *
 * <p>An effect is what a command did to the log. Its time lies between the start of the first attempt that was not
 * refused and the end of the first attempt that was acknowledged.
 */
final class Effects {

    private static final int NONE = -1;

    private final OperationStore operations;
    private final LogIndex log;
    private final CommandRows rows;
    private final KeyAttempts attempts;
    private final TextPool keys;
    private final UuidPool commandIds;
    private final Findings findings;
    private final long granted;

    private final IntColumn operationOfCommand = new IntColumn();
    private final BitSet answeredInPart = new BitSet();
    private long unknownWithoutRow;

    Effects(
            OperationStore operations,
            LogIndex log,
            CommandRows rows,
            KeyAttempts attempts,
            TextPool keys,
            UuidPool commandIds,
            Findings findings,
            long granted) {
        this.operations = operations;
        this.log = log;
        this.rows = rows;
        this.attempts = attempts;
        this.keys = keys;
        this.commandIds = commandIds;
        this.findings = findings;
        this.granted = granted;
        for (int command = 0; command < commandIds.size(); command++) {
            operationOfCommand.add(NONE);
        }
    }

    /** Looks up every acknowledged command in the log. */
    void findAcknowledged() {
        for (int operation = 0; operation < operations.size(); operation++) {
            if (!operations.isCommand(operation)) {
                continue;
            }
            if (operations.isOk(operation)) {
                find(operation);
            } else if (operations.result(operation) == Result.UNKNOWN) {
                countUnknown(operation);
            }
        }
    }

    /** How many operations may explain a command whose key is not known. */
    private void countUnknown(int operation) {
        int key = operations.key(operation);
        boolean isLastOfKey = key != OperationStore.NO_KEY
                && attempts.ok(key) == NONE
                && attempts.unknown(key) == operation
                && rows.commandOf(key) == UuidPool.NONE;
        if (key == OperationStore.NO_KEY || isLastOfKey) {
            unknownWithoutRow++;
        }
    }

    private void find(int operation) {
        long first = operations.first(operation);
        long last = operations.last(operation);
        int answered = operations.command(operation);
        if (first == 0) {
            if (answered != UuidPool.NONE && log.first(answered) != 0) {
                operationOfCommand.set(answered, operation);
                findings.add(
                        Invariant.I2,
                        "Command " + commandIds.get(answered) + " was answered without a position, but has "
                                + OperationStore.range(log.first(answered), log.last(answered))
                                + " in the log. Compare its row in the table command.",
                        operations.describe(operation));
            }
            return;
        }
        int command = log.commandAt(first);
        if (last > log.end() || command == UuidPool.NONE) {
            lost(operation);
        } else if (answered != UuidPool.NONE && answered != command) {
            findings.add(
                    Invariant.I1,
                    "An acknowledged command is not where it was answered: " + operations.positions(operation)
                            + " was answered for command " + commandIds.get(answered) + ", but belongs to command "
                            + commandIds.get(command) + ". Look for both ids in event_log.",
                    operations.describe(operation));
        } else {
            compare(operation, command);
        }
    }

    private void lost(int operation) {
        int command = log.commandAt(operations.first(operation));
        if (command != UuidPool.NONE) {
            compare(operation, command);
            return;
        }
        findings.add(
                Invariant.I1,
                "An acknowledged command is not in the log: it was answered " + operations.positions(operation)
                        + ", but the log "
                        + (operations.first(operation) > log.end()
                                ? "ends at position " + log.end()
                                : "has no event there")
                        + ". The write was lost: look at the crashes and restarts after its end.",
                operations.describe(operation));
    }

    private void compare(int operation, int command) {
        int key = operations.key(operation);
        int keyOfRow = rows.keyOf(command);
        if (key != OperationStore.NO_KEY && keyOfRow != TextPool.NONE && keyOfRow != key) {
            findings.add(
                    Invariant.I1,
                    "An acknowledged command is not where it was answered: key " + keys.get(key) + " was answered "
                            + operations.positions(operation) + ", but the log has key " + keys.get(keyOfRow)
                            + " there. Look for both keys in the table command.",
                    operations.describe(operation));
            return;
        }
        int other = operationOfCommand.get(command);
        operationOfCommand.set(command, operation);
        if (other != NONE && (key == OperationStore.NO_KEY || key != operations.key(other))) {
            findings.add(
                    Invariant.I1,
                    "Two commands were answered the same " + operations.positions(operation)
                            + ", and the log has one of them. Compare the answers with the row of command "
                            + commandIds.get(command) + ".",
                    operations.describe(other),
                    operations.describe(operation));
        }
        compareRange(operation, command);
    }

    private void compareRange(int operation, int command) {
        long count = operations.last(operation) - operations.first(operation) + 1;
        boolean isWhole = log.first(command) == operations.first(operation)
                && log.last(command) == operations.last(operation)
                && log.count(command) == count;
        if (isWhole || answeredInPart.get(command)) {
            return;
        }
        answeredInPart.set(command);
        findings.add(
                Invariant.I2,
                "Command " + commandIds.get(command) + " is there in part: it was answered "
                        + operations.positions(operation) + " (" + count + "), but its events in the log have "
                        + OperationStore.range(log.first(command), log.last(command)) + " (" + log.count(command)
                        + "). Compare its row in the table command with event_log.",
                operations.describe(operation));
    }

    /** Goes through the log, and looks for the operation of every command and for its place in time. */
    void followLog() {
        long unexplained = 0;
        long firstUnexplained = 0;
        long latestStart = Long.MIN_VALUE;
        int latest = NONE;
        int command = UuidPool.NONE;
        for (long position = 1; position <= log.end(); position++) {
            if (log.commandAt(position) == command || log.commandAt(position) == UuidPool.NONE) {
                continue;
            }
            command = log.commandAt(position);
            if (log.first(command) != position) {
                continue;
            }
            int operation = explain(command, position);
            if (operation == NONE) {
                if (position > granted && !rows.hasRow(command)) {
                    firstUnexplained = unexplained == 0 ? position : firstUnexplained;
                    unexplained++;
                }
                continue;
            }
            if (end(operation) < latestStart) {
                reordered(latest, operation);
            }
            if (start(operation) > latestStart) {
                latestStart = start(operation);
                latest = operation;
            }
        }
        if (unexplained > unknownWithoutRow) {
            findings.add(
                    Invariant.I2,
                    unexplained + " commands in the log were not answered ok, but only " + unknownWithoutRow
                            + " operations have an unknown outcome. The first one is at position " + firstUnexplained
                            + ": a refused command left its events, or a client did not write its history.",
                    "command " + commandIds.get(log.commandAt(firstUnexplained)));
        }
    }

    /** The operation that a command in the log comes from, or none. */
    private int explain(int command, long position) {
        int operation = operationOfCommand.get(command);
        if (operation != NONE) {
            return operation;
        }
        int key = rows.keyOf(command);
        if (key == TextPool.NONE) {
            if (rows.hasRow(command) && position > granted) {
                // a command without a key can only be one of the unknown ones
                unknownWithoutRow--;
                if (unknownWithoutRow < 0) {
                    stray(command, position, "no operation without a key has an unknown outcome", NONE);
                }
            }
            return NONE;
        }
        if (attempts.unknown(key) != NONE) {
            operationOfCommand.set(command, attempts.unknown(key));
            return attempts.unknown(key);
        }
        if (attempts.ok(key) != NONE) {
            // told already, or answered without positions
            if (operations.first(attempts.ok(key)) == 0) {
                stray(
                        command,
                        position,
                        "its key " + keys.get(key) + " was answered ok without a position",
                        attempts.ok(key));
            }
            return NONE;
        }
        if (position > granted) {
            boolean isRefused = attempts.fail(key) != NONE;
            stray(
                    command,
                    position,
                    "its key " + keys.get(key) + (isRefused ? " was answered fail" : " is in no operation"),
                    attempts.fail(key));
            if (isRefused) {
                refusedKey(key, position);
            }
        }
        return NONE;
    }

    private void refusedKey(int key, long position) {
        findings.add(
                Invariant.I7,
                "Key " + keys.get(key) + " was refused by a rule, but has an effect at position " + position
                        + ". A refused key must have no events: look for the key in the table command.",
                operations.describe(attempts.fail(key)));
    }

    private void stray(int command, long position, String why, int operation) {
        String sentence = "Command " + commandIds.get(command) + " has events from position " + position + " on, but "
                + why + ". Look at its row in the table command, and at the server's log of that time.";
        if (operation == NONE) {
            findings.add(Invariant.I2, sentence);
        } else {
            findings.add(Invariant.I2, sentence, operations.describe(operation));
        }
    }

    private void reordered(int earlierPosition, int laterPosition) {
        findings.add(
                Invariant.I5,
                "Order and real time differ: the command at " + place(laterPosition) + " ended at "
                        + end(laterPosition) + " ns, before the command at " + place(earlierPosition) + " began at "
                        + start(earlierPosition)
                        + " ns, but has the higher position. Look at how positions are given under the"
                        + " lock, and at the clocks of the clients.",
                operations.describe(earlierPosition),
                operations.describe(laterPosition));
    }

    private String place(int operation) {
        int key = operations.key(operation);
        if (operations.first(operation) > 0) {
            return operations.positions(operation);
        }
        long first = log.first(rows.commandOf(key));
        return "position " + first;
    }

    private long start(int operation) {
        int key = operations.key(operation);
        return key == OperationStore.NO_KEY ? operations.start(operation) : attempts.start(key);
    }

    private long end(int operation) {
        if (!operations.isOk(operation)) {
            return Long.MAX_VALUE;
        }
        int key = operations.key(operation);
        return key == OperationStore.NO_KEY ? operations.end(operation) : attempts.end(key);
    }

    /** The start of the command that has the event there; the least number if it is not known. */
    long startAt(long position) {
        int command = log.commandAt(position);
        int operation = command == UuidPool.NONE ? NONE : operationOfCommand.get(command);
        return operation == NONE ? Long.MIN_VALUE : start(operation);
    }
}
