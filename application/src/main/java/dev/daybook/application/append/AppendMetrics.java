package dev.daybook.application.append;

import dev.daybook.domain.kernel.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the corridor tells about itself, all of it named {@code daybook.append.…}: how long commands wait, how many go
 * together, where a batch's time goes, and what became of the commands.
 */
final class AppendMetrics {

    /** Where the time of a batch goes, in the order in which it goes there. */
    enum Phase {
        /** Until both databases have given the lock. */
        LOCK,
        /** Looking for keys, ids and rows that the commands have announced. */
        LOOK_UP,
        /** In the creators, with whatever they look for themselves. */
        CREATE,
        /** In the materializers. */
        MATERIALIZE,
        /** Writing log and state. */
        WRITE,
        /** Both phases of the commit. */
        COMMIT
    }

    private final MeterRegistry registry;
    private final Timer queueWait;
    private final DistributionSummary batchCommands;
    private final DistributionSummary batchEvents;
    private final Map<Phase, Timer> phases = new EnumMap<>(Phase.class);
    private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();

    AppendMetrics(MeterRegistry registry, Supplier<Number> queueLength) {
        this.registry = registry;
        Gauge.builder("daybook.append.queue.length", queueLength)
                .description("Commands that wait for their turn")
                .register(registry);
        queueWait = Timer.builder("daybook.append.queue.wait")
                .description("How long a command waited for its turn")
                .publishPercentileHistogram()
                .register(registry);
        batchCommands = DistributionSummary.builder("daybook.append.batch.commands")
                .description("Commands carried out in one transaction")
                .register(registry);
        batchEvents = DistributionSummary.builder("daybook.append.batch.events")
                .description("Events appended by one transaction")
                .register(registry);
        for (Phase phase : Phase.values()) {
            phases.put(
                    phase,
                    Timer.builder("daybook.append.batch.phase")
                            .description("Where the time of a batch goes")
                            .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** A command's turn has come. */
    void waited(long nanos) {
        queueWait.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A batch has been carried out. */
    void carriedOut(int commands, int events, BatchTimes times) {
        batchCommands.record(commands);
        batchEvents.record(events);
        phases.forEach((phase, timer) -> timer.record(times.nanos(phase), TimeUnit.NANOSECONDS));
    }

    /** A caller gets that receipt. */
    void answered(Receipt receipt) {
        count(receipt.isRepeat() ? "repeated" : receipt.appended() > 0 ? "applied" : "nothing-to-do");
    }

    /** A caller gets no receipt but that. */
    void answered(RuntimeException failure) {
        if (failure instanceof AppendUnavailable unavailable) {
            count(unavailable.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else {
            count(failure instanceof Rejection || failure instanceof EventRefused ? "refused" : "failed");
        }
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, this::counter).increment();
    }

    private Counter counter(String outcome) {
        return Counter.builder("daybook.append.commands")
                .description("Commands by what their callers were answered")
                .tag("outcome", outcome)
                .register(registry);
    }
}
