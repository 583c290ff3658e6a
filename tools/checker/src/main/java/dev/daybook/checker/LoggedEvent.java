package dev.daybook.checker;

import java.util.UUID;

/** A row of the event log without its data; for logs whose chain of hashes is checked in another way. */
public record LoggedEvent(long position, UUID id, UUID commandId, long recordedAtMicros) {}
