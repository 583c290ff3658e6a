package dev.daybook.benchmarks.load;

/**
 * What is to be measured.
 *
 * @param workload which commands are sent
 * @param name distinct from that of every other order, so that the ids made of it are
 * @param callers how many send at the same time
 * @param accounts how many accounts there are
 * @param warmUp seconds that don't count
 * @param closed seconds in which the throughput is measured
 * @param open seconds in which latency is measured at a fixed rate, 0 for none
 * @param share of the throughput that the fixed rate is
 */
public record Order(
        String workload,
        String name,
        int callers,
        int accounts,
        double warmUp,
        double closed,
        double open,
        double share) {}
