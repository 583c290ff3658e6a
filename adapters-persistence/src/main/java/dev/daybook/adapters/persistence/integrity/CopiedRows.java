package dev.daybook.adapters.persistence.integrity;

import dev.daybook.verifier.ChainedEvent;
import java.nio.ByteBuffer;

/**
 * Events in PostgreSQL's binary COPY format: a header, then each row as the number of its fields and each field as its
 * length and its bytes. Whatever a row holds makes an event, be it one that cannot have been recorded: the check finds
 * that its hash is wrong.
 */
final class CopiedRows {

    /** The columns in the order in which their bytes are needed. */
    static final String COLUMNS =
            "position, id, name, version, recorded_at, actor, creator, command_id, data_digest, hash, data, amended_by,"
                    + " amended_version";

    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final byte[] NOTHING = new byte[2 * ChainedEvent.DIGEST_LENGTH];

    /** PostgreSQL counts its microseconds from 1 January 2000. */
    private static final long MICROS_FROM_1970_TO_2000 = 946_684_800_000_000L;

    private final ChainedEvent event = new ChainedEvent();
    private final byte[] digests = new byte[2 * ChainedEvent.DIGEST_LENGTH];
    private ByteBuffer message = ByteBuffer.allocate(0);
    private boolean isHeaderRead;
    private int at;
    private int length;

    /** Takes the next message of the COPY, which ends where a row ends. */
    void take(byte[] bytes) {
        message = ByteBuffer.wrap(bytes);
        if (!isHeaderRead) {
            message.position(SIGNATURE_AND_FLAGS);
            int extension = message.getInt();
            message.position(message.position() + extension);
            isHeaderRead = true;
        }
    }

    /** Whether there is another row in the message; it is then the {@link #event}. */
    boolean next() {
        // behind the last row there is -1 in the place of the number of fields
        if (!message.hasRemaining() || message.getShort() < 0) {
            return false;
        }
        byte[] bytes = message.array();
        field();
        long position = length == Long.BYTES ? message.getLong(at) : 0;
        field();
        event.begin(position, high(), low());
        text(bytes);
        field();
        int version = length == Integer.BYTES ? message.getInt(at) : 0;
        field();
        event.recorded(version, (length == Long.BYTES ? message.getLong(at) : 0) + MICROS_FROM_1970_TO_2000);
        text(bytes);
        text(bytes);
        field();
        event.command(high(), low());
        digest(bytes, 0);
        digest(bytes, ChainedEvent.DIGEST_LENGTH);
        event.digests(digests, 0, ChainedEvent.DIGEST_LENGTH);
        field();
        event.data(bytes, at, length);
        field();
        boolean isAmended = length > 0;
        long amendmentHigh = high();
        long amendmentLow = low();
        field();
        if (isAmended || length > 0) {
            event.amendedBy(amendmentHigh, amendmentLow, length == Integer.BYTES ? message.getInt(at) : 0);
        }
        return true;
    }

    /** The row that was read last. */
    ChainedEvent event() {
        return event;
    }

    /** Goes to the next field; null counts as empty. */
    private void field() {
        length = Math.max(message.getInt(), 0);
        at = message.position();
        message.position(at + length);
    }

    private long high() {
        return length == 2 * Long.BYTES ? message.getLong(at) : 0;
    }

    private long low() {
        return length == 2 * Long.BYTES ? message.getLong(at + Long.BYTES) : 0;
    }

    private void text(byte[] bytes) {
        field();
        event.text(bytes, at, length);
    }

    private void digest(byte[] bytes, int to) {
        field();
        boolean isDigest = length == ChainedEvent.DIGEST_LENGTH;
        System.arraycopy(isDigest ? bytes : NOTHING, isDigest ? at : 0, digests, to, ChainedEvent.DIGEST_LENGTH);
    }
}
