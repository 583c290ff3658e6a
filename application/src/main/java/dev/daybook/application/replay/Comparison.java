package dev.daybook.application.replay;

import java.util.List;

/**
 * The live state beside one that was built from the log, both at the same position.
 *
 * @param position where both are
 * @param divergences what differs, the earliest first within a table; no more than were asked for
 */
public record Comparison(long position, List<TableDigest> tables, List<Divergence> divergences) {

    /**
     * The digest of one table: tables with equal digests have equal rows.
     *
     * @param digest of the replayed rows, independent of their order
     */
    public record TableDigest(String table, long liveRows, long replayedRows, String digest, boolean equal) {}

    /** Whether nothing differs. */
    public boolean isEqual() {
        return divergences.isEmpty() && tables.stream().allMatch(TableDigest::equal);
    }
}
