package dev.daybook.application.task;

import java.time.Instant;
import java.util.Optional;

/** What an operator did to a task. */
public record OperatorAction(String action, String actor, Optional<String> reason, Instant recordedAt) {}
