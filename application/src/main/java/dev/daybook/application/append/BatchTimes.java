package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** The times of one batch, phase by phase; used by one thread at a time. */
final class BatchTimes {

    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);

    /** Does that work on the account of a phase. */
    <T> T in(Phase phase, Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(phase, System.nanoTime() - begun, Long::sum);
        }
    }

    /** The same for work without a result. */
    void in(Phase phase, Runnable work) {
        in(phase, () -> {
            work.run();
            return true;
        });
    }

    /** How much time has gone there. */
    long nanos(Phase phase) {
        return nanos.getOrDefault(phase, 0L);
    }
}
