package dev.daybook.benchmarks.load;

import java.util.Map;

/**
 * What was seen in one window of time.
 *
 * @param commands carried out and answered in it
 * @param intendedPerSecond the fixed rate, 0 if each caller sent as fast as it was answered
 * @param failures by their kind
 */
public record Window(
        double seconds,
        long commands,
        double perSecond,
        double intendedPerSecond,
        Latency latencyMillis,
        Map<String, Long> failures) {}
