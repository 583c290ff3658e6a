package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.database.CopyReader;
import dev.daybook.verifier.ChainedEvent;

/**
 * Makes events for the integrity check from rows of a binary COPY.
 *
 * <p>It accepts a row that Daybook cannot have written: the check then finds that the hash is wrong. A field of the wrong
 * length counts as zero.
 */
final class CopiedRows {

    /** The columns in the order in which their bytes are needed. */
    static final String COLUMNS =
            "position, id, name, version, recorded_at, actor, creator, command_id, data_digest, hash, data, amended_by,"
                    + " amended_version";

    private static final byte[] NOTHING = new byte[2 * ChainedEvent.DIGEST_LENGTH];

    private static final long MICROS_FROM_1970_TO_2000 = CopyReader.SECONDS_FROM_1970_TO_2000 * 1_000_000;

    private final ChainedEvent event = new ChainedEvent();
    private final byte[] digests = new byte[2 * ChainedEvent.DIGEST_LENGTH];

    /** The event of this row; the next call overwrites it. */
    ChainedEvent event(CopyReader row) {
        row.next();
        long position = row.length() == Long.BYTES ? row.longAt(0) : 0;
        row.next();
        event.begin(position, high(row), low(row));
        text(row);
        row.next();
        int version = row.length() == Integer.BYTES ? row.integerAtStart() : 0;
        row.next();
        event.recorded(version, (row.length() == Long.BYTES ? row.longAt(0) : 0) + MICROS_FROM_1970_TO_2000);
        text(row);
        text(row);
        row.next();
        event.command(high(row), low(row));
        digest(row, 0);
        digest(row, ChainedEvent.DIGEST_LENGTH);
        event.digests(digests, 0, ChainedEvent.DIGEST_LENGTH);
        row.next();
        event.data(row.bytes(), row.offset(), row.length());
        row.next();
        boolean isAmended = row.length() > 0;
        long amendmentHigh = high(row);
        long amendmentLow = low(row);
        row.next();
        if (isAmended || row.length() > 0) {
            event.amendedBy(amendmentHigh, amendmentLow, row.length() == Integer.BYTES ? row.integerAtStart() : 0);
        }
        return event;
    }

    private static long high(CopyReader row) {
        return row.length() == 2 * Long.BYTES ? row.longAt(0) : 0;
    }

    private static long low(CopyReader row) {
        return row.length() == 2 * Long.BYTES ? row.longAt(Long.BYTES) : 0;
    }

    private void text(CopyReader row) {
        row.next();
        event.text(row.bytes(), row.offset(), row.length());
    }

    private void digest(CopyReader row, int to) {
        row.next();
        boolean isDigest = row.length() == ChainedEvent.DIGEST_LENGTH;
        System.arraycopy(
                isDigest ? row.bytes() : NOTHING, isDigest ? row.offset() : 0, digests, to, ChainedEvent.DIGEST_LENGTH);
    }
}
