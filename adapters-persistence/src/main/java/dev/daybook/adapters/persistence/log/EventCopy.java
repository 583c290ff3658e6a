package dev.daybook.adapters.persistence.log;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Recorded events by the thousand, read by COPY in its binary form: rows come one at a time, however many and however
 * large they are, and cost a fraction of what they do as rows of a query.
 */
final class EventCopy {

    private static final int SIGNATURE_AND_FLAGS = 15;

    /** PostgreSQL counts its microseconds from 1 January 2000. */
    private static final long SECONDS_FROM_1970_TO_2000 = 946_684_800L;

    private static final long MICROS = 1_000_000;

    /** A few names stand in millions of events. */
    private final Map<String, EventName> names = new HashMap<>();

    private ByteBuffer message = ByteBuffer.allocate(0);
    private boolean isHeaderRead;

    private EventCopy() {}

    /** Passes the events of those positions on, until no more are wanted. */
    static void pass(Connection connection, long first, long last, Predicate<RecordedEvent> visitor)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement setting = connection.createStatement()) {
            // whoever takes the events may be slower than a statement may be
            setting.execute("set local statement_timeout = 0");
            // COPY takes no parameters; these are numbers
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + EventRows.COLUMNS + " from event_log where position between " + first
                            + " and " + last + " order by position) to stdout (format binary)");
            try {
                new EventCopy().pass(copy, visitor);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void pass(CopyOut copy, Predicate<RecordedEvent> visitor) throws SQLException {
        boolean isWanted = true;
        byte[] bytes = copy.readFromCopy();
        while (bytes != null) {
            // the rest of the piece is passed over: cancelling could hit this connection's next statement instead
            isWanted = isWanted && take(bytes, visitor);
            bytes = copy.readFromCopy();
        }
    }

    /** Takes the next message, which ends where a row ends. */
    private boolean take(byte[] bytes, Predicate<RecordedEvent> visitor) {
        message = ByteBuffer.wrap(bytes);
        if (!isHeaderRead) {
            message.position(SIGNATURE_AND_FLAGS);
            int extension = message.getInt();
            message.position(message.position() + extension);
            isHeaderRead = true;
        }
        // behind the last row there is -1 in the place of the number of fields
        while (message.hasRemaining() && message.getShort() >= 0) {
            if (!visitor.test(event())) {
                return false;
            }
        }
        return true;
    }

    private RecordedEvent event() {
        field();
        long position = message.getLong();
        UUID id = uuid();
        EventName name = names.computeIfAbsent(text(), EventName::new);
        field();
        int version = message.getInt();
        EncodedJson data = new EncodedJson(text(), digest());
        Instant recordedAt = instant();
        EventMetadata metadata = new EventMetadata(position, id, recordedAt, text(), text(), uuid());
        UUID subject = uuid();
        UUID counterSubject = uuidOrNull();
        RecordedEvent recorded = new RecordedEvent(
                metadata,
                name,
                version,
                data,
                counterSubject == null ? List.of(subject) : List.of(subject, counterSubject),
                digest());
        UUID amendedBy = uuidOrNull();
        boolean isAmended = field() >= 0;
        return amendedBy == null || !isAmended ? recorded : EventRows.amended(recorded, amendedBy, message.getInt());
    }

    /** Goes to the next field and gives its length. */
    private int field() {
        return message.getInt();
    }

    private String text() {
        int length = field();
        String text = new String(message.array(), message.position(), length, StandardCharsets.UTF_8);
        message.position(message.position() + length);
        return text;
    }

    private UUID uuid() {
        field();
        return new UUID(message.getLong(), message.getLong());
    }

    private @Nullable UUID uuidOrNull() {
        return field() < 0 ? null : new UUID(message.getLong(), message.getLong());
    }

    private Instant instant() {
        field();
        long micros = message.getLong();
        return Instant.ofEpochSecond(
                SECONDS_FROM_1970_TO_2000 + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private Digest digest() {
        byte[] digest = new byte[field()];
        message.get(digest);
        return Digest.ofBytes(digest);
    }
}
