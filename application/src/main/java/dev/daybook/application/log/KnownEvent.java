package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventName;
import java.util.UUID;

/**
 * An event in the log, with what tells a repeat of it from another event with the same id.
 *
 * @param contentDigest the digest of its name, version and data as they were recorded
 */
public record KnownEvent(UUID id, long position, Digest contentDigest) {

    /** The digest that tells a repeat from another event with the same id. */
    public static Digest contentDigest(EventName name, int version, EncodedJson data) {
        return Digest.of(name + " " + version + " " + data.text());
    }
}
