package dev.daybook.application.task;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at a task.
 *
 * @param node the server that made it
 * @param finishedAt empty while it runs; it stays empty if its server ended during the attempt
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
