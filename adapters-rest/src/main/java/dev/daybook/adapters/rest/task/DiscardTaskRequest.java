package dev.daybook.adapters.rest.task;

/** Why a task is not to be carried out any more. */
public record DiscardTaskRequest(String reason) {}
