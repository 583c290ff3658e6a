package dev.daybook.adapters.rest.task;

/** How many tasks are tried again. */
public record RetriedView(long retried) {}
