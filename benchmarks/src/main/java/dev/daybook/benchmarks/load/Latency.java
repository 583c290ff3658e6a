package dev.daybook.benchmarks.load;

import org.HdrHistogram.Histogram;

/** How long answers took, in milliseconds. */
public record Latency(double p50, double p95, double p99, double p999, double max, double mean) {

    /** Of a histogram in microseconds. */
    static Latency of(Histogram micros) {
        return new Latency(
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(95)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getValueAtPercentile(99.9)),
                millis(micros.getMaxValue()),
                millis(Math.round(micros.getMean())));
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
