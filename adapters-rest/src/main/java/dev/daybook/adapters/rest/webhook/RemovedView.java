package dev.daybook.adapters.rest.webhook;

/** The answer to the removal of a webhook: how many waiting tasks were discarded. */
public record RemovedView(long discarded) {}
