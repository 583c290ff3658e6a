package dev.daybook.application.webhook;

import java.time.Instant;
import java.util.UUID;

/** The parts of an event from which a notification is made. */
public record PendingEvent(long position, UUID id, UUID subject, Instant recordedAt) {}
