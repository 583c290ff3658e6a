package dev.daybook.application.webhook;

import java.util.UUID;

/** An event that somebody is to be told of, as far as that takes. */
public record PendingEvent(long position, UUID id, UUID subject) {}
