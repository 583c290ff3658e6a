package dev.daybook.domain.kernel;

import java.time.Instant;
import java.util.UUID;

/**
 * What the log knows of a recorded event beside its data.
 *
 * @param position the place in the log: 1, 2, 3 … without gaps, in commit order
 * @param id the event's own id
 * @param recordedAt when it was recorded, UTC, in microseconds, never before an earlier event
 * @param actor who asked for it
 * @param creator the name of the command that it came from
 * @param commandId the id of that command
 */
public record EventMetadata(long position, UUID id, Instant recordedAt, String actor, String creator, UUID commandId) {}
