package dev.daybook.checker;

/**
 * One call that a sink has received.
 *
 * @param sink the kind of task that it serves
 * @param key the idempotency key of the call: the task's id
 */
public record Delivery(String sink, String key) {}
