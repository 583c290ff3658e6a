package dev.daybook.checker;

/**
 * The highest value of a resource during the run, and its bound.
 *
 * @param resource such as {@code queue}, {@code memory}, {@code threads} or {@code files}
 */
public record Measurement(String resource, long observed, long bound) {}
