package dev.daybook.checker;

/**
 * Which command each position belongs to, and which positions each command has. It checks the order of positions and
 * times as events come (I3), and that the events of a command are not separated by others (I2).
 */
final class LogIndex {

    /**
     * A longer gap is reported, but the events after it are not indexed: a wrong position must not use up the memory.
     */
    private static final long LONGEST_GAP = 1_000_000;

    private final UuidPool commandIds;
    private final Findings findings;
    private final UuidPool eventIds = new UuidPool();
    private final LongColumn eventPositions = new LongColumn();
    private final IntColumn commandAt = new IntColumn();
    private final LongColumn firsts = new LongColumn();
    private final LongColumn lasts = new LongColumn();
    private final IntColumn counts = new IntColumn();
    private long recordedAtMicros = Long.MIN_VALUE;
    private boolean isOrderBroken;

    LogIndex(UuidPool commandIds, Findings findings) {
        this.commandIds = commandIds;
        this.findings = findings;
    }

    void accept(long position, long idHigh, long idLow, long commandHigh, long commandLow, long recordedAt) {
        checkTime(position, recordedAt);
        if (!checkPosition(position)) {
            return;
        }
        checkId(position, idHigh, idLow);
        while (end() < position - 1) {
            commandAt.add(UuidPool.NONE);
        }
        int command = commandIds.add(commandHigh, commandLow);
        cover(command);
        checkTogether(position, command);
        if (firsts.get(command) == 0) {
            firsts.set(command, position);
        }
        lasts.set(command, position);
        counts.set(command, counts.get(command) + 1);
        commandAt.add(command);
    }

    private void checkTime(long position, long recordedAt) {
        if (recordedAt < recordedAtMicros) {
            isOrderBroken = true;
            findings.add(
                    Invariant.I3,
                    "Event " + position + " has recorded_at " + recordedAt
                            + " microseconds, but an event before it has " + recordedAtMicros
                            + ". The time went back: compare the rows of both in event_log.");
        }
        recordedAtMicros = Math.max(recordedAtMicros, recordedAt);
    }

    /** Whether the event can be indexed. */
    private boolean checkPosition(long position) {
        long wanted = end() + 1;
        if (position == wanted) {
            return true;
        }
        isOrderBroken = true;
        if (position < wanted) {
            findings.add(
                    Invariant.I3,
                    "Position " + position + " comes again, or out of order, after position " + end()
                            + ". Look for two rows with this position in event_log.");
            return false;
        }
        findings.add(
                Invariant.I3,
                "There is a gap: no event has " + OperationStore.range(wanted, position - 1)
                        + ", but there is one at position " + position
                        + ". Look for the missing rows in event_log and in a backup.");
        return position - wanted <= LONGEST_GAP;
    }

    private void checkId(long position, long high, long low) {
        int number = eventIds.add(high, low);
        if (number < eventPositions.size()) {
            findings.add(
                    Invariant.I3,
                    "Event id " + eventIds.get(number) + " is at position " + eventPositions.get(number)
                            + " and again at position " + position + ". Compare the two rows in event_log.");
            return;
        }
        eventPositions.add(position);
    }

    private void checkTogether(long position, int command) {
        boolean isNext = lasts.get(command) == position - 1;
        if (firsts.get(command) != 0 && !isNext) {
            findings.add(
                    Invariant.I2,
                    "Command " + commandIds.get(command) + " is torn apart: it has events at positions "
                            + lasts.get(command) + " and " + position
                            + ", but not between them. Look at the events between in event_log.");
        }
    }

    /** Makes room for all commands that are known. */
    private void cover(int command) {
        while (firsts.size() <= command) {
            firsts.add(0);
            lasts.add(0);
            counts.add(0);
        }
    }

    /** The highest position. */
    long end() {
        return commandAt.size();
    }

    boolean isOrderBroken() {
        return isOrderBroken;
    }

    /** The number of the command that has the event there, or {@link UuidPool#NONE}. */
    int commandAt(long position) {
        return position < 1 || position > end() ? UuidPool.NONE : commandAt.get(position - 1);
    }

    /** The first position of a command; 0 if it has no event. */
    long first(int command) {
        return command < firsts.size() ? firsts.get(command) : 0;
    }

    /** The last position of a command; 0 if it has no event. */
    long last(int command) {
        return command < lasts.size() ? lasts.get(command) : 0;
    }

    /** How many events a command has. */
    int count(int command) {
        return command < counts.size() ? counts.get(command) : 0;
    }

    /** The number of the event with that id, or {@link UuidPool#NONE}. */
    int event(long high, long low) {
        return eventIds.find(high, low);
    }

    int events() {
        return eventIds.size();
    }
}
