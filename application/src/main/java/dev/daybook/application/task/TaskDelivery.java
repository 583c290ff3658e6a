package dev.daybook.application.task;

import java.time.Instant;
import java.util.UUID;

/**
 * What a handler is told beside the task itself.
 *
 * @param taskId by which the outside world recognises a task that comes again; the same in every attempt
 * @param attempt which attempt this is, counted from 1
 * @param recordedAt when the task was recorded
 */
public record TaskDelivery(UUID taskId, int attempt, Instant recordedAt) {}
