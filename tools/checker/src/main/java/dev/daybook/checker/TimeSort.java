package dev.daybook.checker;

import java.util.function.IntToLongFunction;

/** Sorts numbers of operations by a time, in place and stably; what is sorted already costs one pass. */
final class TimeSort {

    private TimeSort() {}

    static void sort(int[] operations, IntToLongFunction time) {
        int[] from = operations;
        int[] to = new int[0];
        for (int width = 1; width < operations.length && !isSorted(from, time); width *= 2) {
            to = to.length == 0 ? new int[operations.length] : to;
            for (int start = 0; start < from.length; start += 2 * width) {
                int middle = Math.min(start + width, from.length);
                merge(from, to, start, middle, Math.min(middle + width, from.length), time);
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        if (from != operations) {
            System.arraycopy(from, 0, operations, 0, operations.length);
        }
    }

    private static boolean isSorted(int[] operations, IntToLongFunction time) {
        for (int i = 1; i < operations.length; i++) {
            if (time.applyAsLong(operations[i - 1]) > time.applyAsLong(operations[i])) {
                return false;
            }
        }
        return true;
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, IntToLongFunction time) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean isLeft =
                    right == end || (left < middle && time.applyAsLong(from[left]) <= time.applyAsLong(from[right]));
            to[at] = from[isLeft ? left++ : right++];
        }
    }
}
