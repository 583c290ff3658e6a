package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.time.ElapsedTime;
import java.util.function.Supplier;

/** The times of one batch, phase by phase; used by one thread at a time. */
final class BatchTimes {

    private static final int PHASES = Phase.values().length;

    private final ElapsedTime time;
    private final long[] nanos = new long[PHASES];

    BatchTimes(ElapsedTime time) {
        this.time = time;
    }

    /** Does the work, and adds its time to the phase. */
    <T> T in(Phase phase, Supplier<T> work) {
        long begun = time.nanos();
        try {
            return work.get();
        } finally {
            add(phase, begun);
        }
    }

    /** The same for work without a result. */
    void in(Phase phase, Runnable work) {
        long begun = time.nanos();
        try {
            work.run();
        } finally {
            add(phase, begun);
        }
    }

    /** The time that the phase has taken so far. */
    long nanos(Phase phase) {
        return nanos[phase.ordinal()];
    }

    private void add(Phase phase, long begun) {
        nanos[phase.ordinal()] += time.nanos() - begun;
    }
}
