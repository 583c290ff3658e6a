package dev.daybook.application.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * The parts of an event from which a notification is made.
 *
 * @param subject the first thing that the event is about; of an {@code EventAmended}, that of the amended event
 */
public record PendingEvent(long position, UUID id, UUID subject, Instant recordedAt) {}
