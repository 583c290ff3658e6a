package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import java.nio.ByteBuffer;

/**
 * Counts exactly how often each content has come. A content is known by the first 16 bytes of its digest, and costs at
 * most 40 bytes of memory, or 60 while the table grows.
 *
 * <p>A hash table with open addressing: it is never more than half full, and a slot whose count is 0 is free.
 */
final class ContentCounts {

    private long[] highs = new long[64];
    private long[] lows = new long[64];
    private int[] counts = new int[64];
    private int contents;

    /** How often this content has come before. */
    int add(Digest content) {
        if (2 * (contents + 1) > counts.length) {
            grow();
        }
        ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
        long high = bytes.getLong();
        long low = bytes.getLong();
        int slot = slotOf(high, low);
        if (counts[slot] == 0) {
            highs[slot] = high;
            lows[slot] = low;
            contents++;
        }
        return counts[slot]++;
    }

    /** The slot of this content, or the free slot in which it belongs. */
    private int slotOf(long high, long low) {
        int last = counts.length - 1;
        int slot = (int) high & last;
        while (counts[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
            slot = (slot + 1) & last;
        }
        return slot;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        int[] oldCounts = counts;
        highs = new long[2 * oldHighs.length];
        lows = new long[highs.length];
        counts = new int[highs.length];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slotOf(oldHighs[i], oldLows[i]);
                highs[slot] = oldHighs[i];
                lows[slot] = oldLows[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
