package dev.daybook.checker;

import java.util.BitSet;

/** The rows of the table of commands: the key of each command, and the command of each key. */
final class CommandRows {

    private final TextPool keys;
    private final UuidPool commandIds;
    private final Findings findings;
    private final IntColumn keyOf = new IntColumn();
    private final LongColumn firsts = new LongColumn();
    private final LongColumn lasts = new LongColumn();
    private final IntColumn commandOf = new IntColumn();
    private final BitSet isThere = new BitSet();

    CommandRows(TextPool keys, UuidPool commandIds, Findings findings) {
        this.keys = keys;
        this.commandIds = commandIds;
        this.findings = findings;
    }

    void add(LoggedCommand row) {
        int command = commandIds.add(row.id().getMostSignificantBits(), row.id().getLeastSignificantBits());
        while (firsts.size() <= command) {
            firsts.add(0);
            lasts.add(0);
            keyOf.add(TextPool.NONE);
        }
        if (isThere.get(command)) {
            findings.add(Invariant.I7, "Command " + row.id() + " has two rows. Look for its id in the table command.");
            return;
        }
        isThere.set(command);
        firsts.set(command, row.first());
        lasts.set(command, row.last());
        if (row.key() != null) {
            addKey(keys.add(row.key()), command);
        }
    }

    private void addKey(int key, int command) {
        keyOf.set(command, key);
        while (commandOf.size() <= key) {
            commandOf.add(UuidPool.NONE);
        }
        int other = commandOf.get(key);
        if (other != UuidPool.NONE) {
            findings.add(
                    Invariant.I7,
                    "Key " + keys.get(key) + " has two effects: command " + commandIds.get(other) + " and command "
                            + commandIds.get(command) + ". Look for the key in the table command.");
            return;
        }
        commandOf.set(key, command);
    }

    /** Compares every row with the events of its command. */
    void compareWith(LogIndex log, Findings all) {
        for (int command = isThere.nextSetBit(0); command >= 0; command = isThere.nextSetBit(command + 1)) {
            if (firsts.get(command) != log.first(command) || lasts.get(command) != log.last(command)) {
                all.add(
                        Invariant.I2,
                        "Command " + commandIds.get(command) + " is there in part: its row says "
                                + words(firsts.get(command), lasts.get(command)) + ", but its events have "
                                + words(log.first(command), log.last(command))
                                + ". Compare the row in the table command with event_log.");
            }
        }
        for (long position = 1; position <= log.end(); position++) {
            int command = log.commandAt(position);
            if (command != UuidPool.NONE && log.first(command) == position && !isThere.get(command)) {
                all.add(
                        Invariant.I2,
                        "Command " + commandIds.get(command) + " has an event at position " + position
                                + ", but no row. Look for its id in the table command.");
            }
        }
    }

    private static String words(long first, long last) {
        return first == 0 ? "no position" : OperationStore.range(first, last);
    }

    boolean hasRow(int command) {
        return isThere.get(command);
    }

    /** The key of a command, or {@link TextPool#NONE}. */
    int keyOf(int command) {
        return command < keyOf.size() ? keyOf.get(command) : TextPool.NONE;
    }

    /** The command of a key, or {@link UuidPool#NONE}. */
    int commandOf(int key) {
        return key < commandOf.size() ? commandOf.get(key) : UuidPool.NONE;
    }
}
