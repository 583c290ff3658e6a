package dev.daybook.benchmarks;

import java.util.Set;

/**
 * One point of a round: who does what with how many callers.
 *
 * @param open whether latency is measured at a fixed rate, too
 */
record Job(Contender contender, String workload, int callers, boolean open) {

    private static final Set<String> WRITES_OVER_HTTP = Set.of("http-deposits", "http-bulk");

    /** Who is measured. */
    enum Contender {
        CEILING,
        AXON,
        DAYBOOK,
        DAYBOOK_HTTP
    }

    /** Whether it writes to Daybook. */
    boolean writesToDaybook() {
        return contender == Contender.DAYBOOK || WRITES_OVER_HTTP.contains(workload);
    }
}
