package dev.daybook.application.task;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at a task.
 *
 * @param node the server that made it
 * @param finishedAt none while it runs, and for good if its server ended before it did
 * @param outcome {@code DONE} or {@code FAILED}
 * @param detail what the outside world has answered
 */
public record TaskAttempt(
        int number,
        String node,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> outcome,
        Optional<String> detail) {}
