package dev.daybook.benchmarks;

/**
 * One point of a round: who does what with how many callers.
 *
 * @param open whether latency is measured at a fixed rate, too
 */
record Job(Contender contender, String workload, int callers, boolean open) {

    /** Who is measured. */
    enum Contender {
        CEILING,
        AXON,
        DAYBOOK,
        DAYBOOK_HTTP
    }

    /** Whether it writes to Daybook. */
    boolean writesToDaybook() {
        return contender == Contender.DAYBOOK || (contender == Contender.DAYBOOK_HTTP && !workload.equals("http-echo"));
    }
}
