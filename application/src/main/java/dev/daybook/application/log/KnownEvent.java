package dev.daybook.application.log;

import java.util.UUID;

/**
 * An event whose id came from outside.
 *
 * @param contentDigest the digest of its name, version and data as they were recorded
 */
public record KnownEvent(UUID id, long position, Digest contentDigest) {}
