package dev.daybook.application.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command on record: who asked for what, and which events it appended. It is kept for ever. A command that has two keys,
 * its thing's and its caller's, has a row for each.
 *
 * @param idempotencyKey under which the same command is recognised
 * @param requestDigest the digest of what was asked
 * @param creator the command's name
 * @param events the positions of its events, none if it had nothing to do
 * @param answer the answer, which a repeat gets again
 */
public record RecordedCommand(
        UUID id,
        Optional<String> idempotencyKey,
        Digest requestDigest,
        String creator,
        String actor,
        @Nullable PositionRange events,
        Answer answer,
        Instant recordedAt) {

    /** Whether the answer names the command's own events, all of them, and no others. */
    public boolean isAnsweredByItsEvents() {
        return events != null && answer.equals(Answer.of(events));
    }

    /**
     * This command, known under another key as well: a row of its own, which has the answer and no events.
     *
     * @param by who has sent the command under that key
     */
    public RecordedCommand repeatedUnder(String key, UUID rowId, String by, Instant at) {
        return new RecordedCommand(rowId, Optional.of(key), requestDigest, creator, by, null, answer, at);
    }

    /**
     * What a command was answered.
     *
     * @param positions from its first to its last event, including events that were in the log already
     * @param events how many events these are
     */
    public record Answer(@Nullable PositionRange positions, int events) {

        /** The answer to a command that was answered by its own events alone. */
        public static Answer of(PositionRange own) {
            return new Answer(own, Math.toIntExact(own.last() - own.first() + 1));
        }
    }
}
