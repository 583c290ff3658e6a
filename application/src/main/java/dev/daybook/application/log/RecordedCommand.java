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
 */
public record RecordedCommand(
        UUID id,
        Optional<String> idempotencyKey,
        Digest requestDigest,
        String creator,
        String actor,
        @Nullable PositionRange events,
        Instant recordedAt) {}
