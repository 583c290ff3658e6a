package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventName;
import java.util.UUID;

/**
 * An event in the log, as far as another one under its id has to be told from it.
 *
 * @param contentDigest the digest of its name, version and data as they were recorded
 */
public record KnownEvent(UUID id, long position, Digest contentDigest) {

    /** The digest by which a repeat is told from another event under the same id. */
    public static Digest contentDigest(EventName name, int version, EncodedJson data) {
        return Digest.of(name + " " + version + " " + data.text());
    }
}
