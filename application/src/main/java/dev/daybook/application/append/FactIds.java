package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import dev.daybook.domain.kernel.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives ids to the facts of one import that have none, so that the log recognises them when the file is sent again with
 * the same key.
 *
 * <p><b>Rule.</b> An id is made of the key, the fact's name and data, and the number of equal facts before it in the file.
 * So blank lines, the form of the JSON and corrections of other lines change no id. The version has no part in it: a later
 * build may take a fact without a version for another version, and the log then refuses it (409) instead of appending it
 * twice.
 *
 * <p><b>Memory.</b> The number of equal facts must be exact, or a repeat is appended again. Therefore each fact that gets
 * an id is remembered ({@link ContentCounts}), and one import gives ids to {@link #MOST} facts at most: 40 MB. A fact that
 * has an id of its own costs nothing, so a file whose facts have ids may have any length.
 *
 * <p><b>Earlier builds</b> made ids of the key and the line's number. If the log has an id that they made with this key,
 * this import makes its ids like them: the same file is recognised, and a file whose lines have moved is refused (409).
 */
public final class FactIds {

    /** To how many facts one import gives ids. */
    static final int MOST = 1_000_000;

    /** In so many lines from the start, an id of earlier builds is looked for. */
    private static final int PROBED_LINES = 100;

    private final String key;
    private final String earlierKey;
    private final Predicate<UUID> isRecorded;
    private final int most;
    private final ContentCounts counts = new ContentCounts();
    private int given;
    private @Nullable Boolean isByLineNumber;

    /**
     * Ids for one import.
     *
     * @param key the import's key
     * @param earlierKey the same key as earlier builds wrote it
     * @param isRecorded whether the log has an event with that id
     */
    public FactIds(String key, String earlierKey, Predicate<UUID> isRecorded) {
        this(key, earlierKey, isRecorded, MOST);
    }

    FactIds(String key, String earlierKey, Predicate<UUID> isRecorded, int most) {
        this.key = key;
        this.earlierKey = earlierKey;
        this.isRecorded = isRecorded;
        this.most = most;
    }

    /**
     * The fact with an id: its own, or one that is made here. Facts must come in the order of their lines.
     *
     * @param line the number of the fact's line, counted from 1
     * @throws Rejection if it has none, and this import gives no more ids
     */
    ProposedEvent withId(ProposedEvent fact, long line) {
        if (fact.id().isPresent()) {
            return fact;
        }
        return fact.withId(isByLineNumber() ? ofLine(line) : ofContent(fact));
    }

    /** Whether this import makes ids as earlier builds did. */
    boolean areByLineNumber() {
        return Boolean.TRUE.equals(isByLineNumber);
    }

    private boolean isByLineNumber() {
        if (isByLineNumber == null) {
            isByLineNumber = LongStream.rangeClosed(1, PROBED_LINES)
                    .mapToObj(this::ofLine)
                    .anyMatch(isRecorded);
        }
        return isByLineNumber;
    }

    private UUID ofLine(long line) {
        return UUID.nameUUIDFromBytes((earlierKey + " " + line).getBytes(StandardCharsets.UTF_8));
    }

    private UUID ofContent(ProposedEvent fact) {
        if (given == most) {
            throw Rejection.refused(
                    "event.no-more-ids",
                    "This import has given ids to " + most + " lines, and gives no more. Send the events with ids, or"
                            + " send the lines that are not in the log yet as another file with another"
                            + " Idempotency-Key.");
        }
        given++;
        Digest content = Digest.of(fact.type().name() + " " + fact.data().digest());
        return uuid(Digest.of(content + " " + counts.add(content) + " " + key));
    }

    /** A UUID of version 8, whose other bits are those of the digest. */
    private static UUID uuid(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        long high = (bytes.getLong() & ~0xf000L) | 0x8000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
