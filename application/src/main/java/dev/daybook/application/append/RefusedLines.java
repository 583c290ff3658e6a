package dev.daybook.application.append;

import java.util.Map;
import java.util.TreeMap;

/** The refused lines of an import: all are counted, and the first ones are kept with their reasons. */
final class RefusedLines {

    private final TreeMap<Long, RuntimeException> first = new TreeMap<>();
    private long count;

    /** Adds a line. Lines may come out of order, because the next batch is read while one is being committed. */
    void add(long line, RuntimeException reason) {
        count++;
        first.put(line, reason);
        if (first.size() > EventImport.MOST_LISTED) {
            first.pollLastEntry();
        }
    }

    long count() {
        return count;
    }

    /** The reasons by line, in the order of the lines. */
    Map<Long, RuntimeException> first() {
        return first;
    }
}
