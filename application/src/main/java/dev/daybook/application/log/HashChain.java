package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The chain that makes the log evidence.
 *
 * <p>An event's hash is SHA-256 over, in this order: the hash before it (32 bytes), position (8), id (16), name (length
 * in 4, then UTF-8), version (4), microseconds since 1970 of its recording (8), actor and creator (each its length in
 * 4, then UTF-8), the command's id (16), and the digest of its data (32); numbers are big-endian. The chain runs over
 * the digest and not over the data. So an approved amendment, which replaces the data, does not break it.
 */
public final class HashChain {

    /** Position, id, version, time, command id, and the lengths of three texts. */
    private static final int FIXED_LENGTH = 8 + 16 + 4 + 8 + 16 + 3 * 4;

    private HashChain() {}

    /** The hash of an event that follows one with the hash {@code previous}. */
    public static Digest next(Digest previous, EventMetadata metadata, EventName name, int version, Digest dataDigest) {
        byte[] nameBytes = name.value().getBytes(StandardCharsets.UTF_8);
        byte[] actorBytes = metadata.actor().getBytes(StandardCharsets.UTF_8);
        byte[] creatorBytes = metadata.creator().getBytes(StandardCharsets.UTF_8);
        ByteBuffer between = ByteBuffer.allocate(
                        FIXED_LENGTH + nameBytes.length + actorBytes.length + creatorBytes.length)
                .putLong(metadata.position())
                .putLong(metadata.id().getMostSignificantBits())
                .putLong(metadata.id().getLeastSignificantBits())
                .putInt(nameBytes.length)
                .put(nameBytes)
                .putInt(version)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, metadata.recordedAt()))
                .putInt(actorBytes.length)
                .put(actorBytes)
                .putInt(creatorBytes.length)
                .put(creatorBytes)
                .putLong(metadata.commandId().getMostSignificantBits())
                .putLong(metadata.commandId().getLeastSignificantBits());
        MessageDigest digest = Digest.sha256();
        previous.update(digest);
        digest.update(between.flip());
        dataDigest.update(digest);
        return Digest.ofBytes(digest.digest());
    }
}
