package dev.daybook.checker;

import java.util.Arrays;

/** A list of ints in blocks: it grows without copying, 4 bytes a value. */
final class IntColumn {

    private static final int BITS = 14;
    private static final int BLOCK = 1 << BITS;

    /** The first block begins small, for short histories. */
    private static final int SMALL = 64;

    private int[][] blocks = new int[4][];
    private long size;

    void add(int value) {
        int block = Math.toIntExact(size >> BITS);
        int at = (int) size & BLOCK - 1;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * block);
        }
        if (blocks[block] == null) {
            blocks[block] = new int[block == 0 ? SMALL : BLOCK];
        } else if (at == blocks[block].length) {
            blocks[block] = Arrays.copyOf(blocks[block], 2 * at);
        }
        blocks[block][at] = value;
        size++;
    }

    int get(long index) {
        return blocks[(int) (index >> BITS)][(int) index & BLOCK - 1];
    }

    void set(long index, int value) {
        blocks[(int) (index >> BITS)][(int) index & BLOCK - 1] = value;
    }

    long size() {
        return size;
    }
}
