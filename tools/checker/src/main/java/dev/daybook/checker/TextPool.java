package dev.daybook.checker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers texts in the order in which they come, from 0; keeps each once, as UTF-8. */
final class TextPool {

    static final int NONE = -1;

    private static final int LONGEST_BLOCK = 1 << 17;

    private final LongColumn places = new LongColumn();
    private byte[][] blocks = new byte[4][];
    private int block = -1;
    private int blockLength = 1 << 10;
    private int used;
    private int[] table = emptyTable(1 << 6);

    /** The text's number; a new one if it was not known. */
    int add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int slot = slot(bytes);
        if (table[slot] != NONE) {
            return table[slot];
        }
        int number = size();
        places.add(store(bytes));
        table[slot] = number;
        if (number > table.length / 4 * 3) {
            grow();
        }
        return number;
    }

    /** The text's number, or {@link #NONE}. */
    int find(String text) {
        return table[slot(text.getBytes(StandardCharsets.UTF_8))];
    }

    int size() {
        return Math.toIntExact(places.size());
    }

    String get(int number) {
        long place = places.get(number);
        byte[] home = blocks[home(place)];
        return new String(home, offset(place), length(home, offset(place)), StandardCharsets.UTF_8);
    }

    /** Its block and offset; the length stands before the text, in 4 bytes. */
    private long store(byte[] bytes) {
        if (block < 0 || used + bytes.length + 4 > blocks[block].length) {
            block++;
            if (block == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * block);
            }
            blocks[block] = new byte[Math.max(blockLength, bytes.length + 4)];
            blockLength = Math.min(2 * blockLength, LONGEST_BLOCK);
            used = 0;
        }
        byte[] home = blocks[block];
        for (int i = 0; i < 4; i++) {
            home[used + i] = (byte) (bytes.length >>> (8 * i));
        }
        System.arraycopy(bytes, 0, home, used + 4, bytes.length);
        long place = (long) block << 32 | used + 4;
        used += bytes.length + 4;
        return place;
    }

    private static int home(long place) {
        return (int) (place >>> 32);
    }

    private static int offset(long place) {
        return (int) place;
    }

    private static int length(byte[] home, int offset) {
        int length = 0;
        for (int i = 0; i < 4; i++) {
            length |= (home[offset - 4 + i] & 0xff) << (8 * i);
        }
        return length;
    }

    private int slot(byte[] bytes) {
        return slot(bytes, 0, bytes.length);
    }

    private int slot(byte[] bytes, int from, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        int slot = (int) ((hash * 0x9e3779b97f4a7c15L) >>> 32) & table.length - 1;
        while (table[slot] != NONE && !isText(table[slot], bytes, from, length)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean isText(int number, byte[] bytes, int from, int length) {
        long place = places.get(number);
        byte[] home = blocks[home(place)];
        int at = offset(place);
        return Arrays.equals(home, at, at + length(home, at), bytes, from, from + length);
    }

    private void grow() {
        table = emptyTable(2 * table.length);
        for (int number = 0; number < size(); number++) {
            long place = places.get(number);
            byte[] home = blocks[home(place)];
            table[slot(home, offset(place), length(home, offset(place)))] = number;
        }
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
