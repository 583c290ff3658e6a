package dev.daybook.adapters.rest.webhook;

/** What went with a webhook that was taken away: so many tasks were discarded. */
public record RemovedView(long discarded) {}
