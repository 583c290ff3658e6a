package dev.daybook.application.task;

import java.time.Instant;
import java.util.UUID;

/**
 * What a handler is told beside the task itself.
 *
 * @param taskId the outside world recognises a repeated task by it; it is the same in every attempt
 * @param attempt which attempt this is, counted from 1
 * @param recordedAt when the task was recorded
 */
public record TaskDelivery(UUID taskId, int attempt, Instant recordedAt) {}
