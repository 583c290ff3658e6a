package dev.daybook.checker;

/** The moment, on the clock of the operations, from which no fault is active. */
public record Healing(long at) {}
