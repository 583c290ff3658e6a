package dev.daybook.benchmarks.report;

import dev.daybook.benchmarks.audit.Findings;
import dev.daybook.benchmarks.load.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a run has measured, raw. */
public record Results(
        Environment environment,
        Options options,
        List<Measured> points,
        List<Tasks> tasks,
        List<Import> imports,
        List<Growth> growth,
        List<Replay> replays,
        List<Audited> audits) {

    /** What the run was asked for. */
    public record Options(boolean full, double before, int rounds, double seconds, int accounts) {}

    /**
     * One point in one round.
     *
     * @param findings of the audit after it, null if it wrote nothing to Daybook
     */
    public record Measured(
            int round,
            String contender,
            Point point,
            @Nullable Findings findings) {}

    /**
     * Tasks carried out to no effect, from the first submission until the last is done.
     *
     * @param callers who submitted them, each with a deposit
     */
    public record Tasks(long tasks, int callers, double seconds, double perSecond, Findings findings) {}

    /**
     * An import in one request.
     *
     * @param slowestPerSecond the slowest of its parts of five seconds
     * @param heapBefore bytes in use after a collection
     * @param heapFloor the least that was seen in use during the second half, between two collections
     * @param heapAfter bytes in use after a collection
     */
    public record Import(
            long events,
            double seconds,
            double perSecond,
            double slowestPerSecond,
            long heapBefore,
            long heapFloor,
            long heapHighest,
            long heapAfter,
            Findings findings) {}

    /** Deposits with a log of that many events, in one round. */
    public record Growth(int round, long events, Point point) {}

    /**
     * A replay of the whole log, or what the ceiling needs for the same.
     *
     * @param what {@code rebuild}, {@code verify} or {@code ceiling}
     * @param switchMillis how long appends had to wait for the switch
     */
    public record Replay(int round, String what, long events, double seconds, long switchMillis) {

        /** Events a second. */
        public double perSecond() {
            return events / seconds;
        }
    }

    /** An audit of everything. */
    public record Audited(String when, Findings findings) {}
}
