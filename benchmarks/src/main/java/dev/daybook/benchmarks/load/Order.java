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
 * @param paced commands a second, instead of as many as possible; 0 for no limit
 */
public record Order(
        String workload,
        String name,
        int callers,
        int accounts,
        double warmUp,
        double closed,
        double open,
        double share,
        double paced) {

    /** How many accounts have a page of 100 postings: the first ones. */
    public static final int BUSY_ACCOUNTS = 10;

    /** The same for another workload, under another name. */
    public Order as(String otherWorkload, String otherName) {
        return new Order(otherWorkload, otherName, callers, accounts, warmUp, closed, open, share, paced);
    }
}
