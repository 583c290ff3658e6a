package dev.daybook.application.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for what, and which events came of it; kept for good.
 *
 * @param idempotencyKey under which the same command is recognised
 * @param requestDigest the digest of what was asked
 * @param creator the command's name
 * @param events the positions of its events, none if it had nothing to do
 * @param answer what it was answered, to be answered again
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

    /**
     * What a command was answered.
     *
     * @param positions from the first to the last event that it was about, repeated ones included
     * @param events how many these were
     */
    public record Answer(@Nullable PositionRange positions, int events) {}
}
