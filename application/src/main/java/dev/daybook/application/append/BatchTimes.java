package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.time.ElapsedTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** The times of one batch, phase by phase; used by one thread at a time. */
final class BatchTimes {

    private final ElapsedTime time;
    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);

    BatchTimes(ElapsedTime time) {
        this.time = time;
    }

    /** Does the work, and adds its time to the phase. */
    <T> T in(Phase phase, Supplier<T> work) {
        long begun = time.nanos();
        try {
            return work.get();
        } finally {
            nanos.merge(phase, time.nanos() - begun, Long::sum);
        }
    }

    /** The same for work without a result. */
    void in(Phase phase, Runnable work) {
        in(phase, () -> {
            work.run();
            return true;
        });
    }

    /** The time that the phase has taken so far. */
    long nanos(Phase phase) {
        return nanos.getOrDefault(phase, 0L);
    }
}
