package dev.daybook.checker;

import java.util.Arrays;
import java.util.UUID;

/** Numbers ids in the order in which they come, from 0; some 24 bytes an id. */
final class UuidPool {

    static final int NONE = -1;

    private final LongColumn highs = new LongColumn();
    private final LongColumn lows = new LongColumn();
    private int[] table = emptyTable(1 << 6);

    /** The id's number; a new one if it was not known. */
    int add(long high, long low) {
        int slot = slot(high, low);
        if (table[slot] != NONE) {
            return table[slot];
        }
        int number = size();
        highs.add(high);
        lows.add(low);
        table[slot] = number;
        if (number > table.length / 4 * 3) {
            grow();
        }
        return number;
    }

    /** The id's number, or {@link #NONE}. */
    int find(long high, long low) {
        return table[slot(high, low)];
    }

    int size() {
        return Math.toIntExact(highs.size());
    }

    UUID get(int number) {
        return new UUID(highs.get(number), lows.get(number));
    }

    private void grow() {
        table = emptyTable(2 * table.length);
        for (int number = 0; number < size(); number++) {
            table[slot(highs.get(number), lows.get(number))] = number;
        }
    }

    private int slot(long high, long low) {
        long mixed = (high * 31 + low) * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & table.length - 1;
        while (table[slot] != NONE && (highs.get(table[slot]) != high || lows.get(table[slot]) != low)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
