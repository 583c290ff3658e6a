package dev.daybook.application.append;

import dev.daybook.domain.kernel.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The metrics of the corridor, all named {@code daybook.append.…}: how long commands wait, how many go into a batch, where
 * a batch's time goes, and how commands end.
 *
 * <p>They are registered by the registry's own methods and not by Micrometer's builders: WildFly does not export what the
 * builders register.
 */
final class AppendMetrics {

    /** The phases of a batch, in their order. */
    enum Phase {
        /** Waiting for the locks of both databases. */
        LOCK,
        /** Looking up keys, ids and rows that the commands announced. */
        LOOK_UP,
        /** In the creators, with the queries that they make themselves. */
        CREATE,
        /** In the materializers. */
        MATERIALIZE,
        /** Writing log and state. */
        WRITE,
        /** Both phases of the commit. */
        COMMIT
    }

    private static final String NAME = "daybook.append.";

    private final MeterRegistry registry;
    private final Timer queueWait;
    private final DistributionSummary batchCommands;
    private final DistributionSummary batchEvents;
    private final Map<Phase, Timer> phases = new EnumMap<>(Phase.class);
    private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();

    AppendMetrics(MeterRegistry registry, CommandQueue queue) {
        this.registry = registry;
        registry.gauge(NAME + "queue.length", queue, CommandQueue::length);
        queueWait = registry.timer(NAME + "queue.wait");
        batchCommands = registry.summary(NAME + "batch.commands");
        batchEvents = registry.summary(NAME + "batch.events");
        for (Phase phase : Phase.values()) {
            phases.put(
                    phase,
                    registry.timer(NAME + "batch.phase", "phase", phase.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** A command has waited this long for its turn. */
    void waited(Duration wait) {
        queueWait.record(wait);
    }

    /** A batch has been carried out. */
    void carriedOut(int commands, int events, BatchTimes times) {
        batchCommands.record(commands);
        batchEvents.record(events);
        phases.forEach((phase, timer) -> timer.record(times.nanos(phase), TimeUnit.NANOSECONDS));
    }

    /** A caller was answered with this receipt. */
    void answered(Receipt receipt) {
        count(receipt.isRepeat() ? "repeated" : receipt.appended() > 0 ? "applied" : "nothing-to-do");
    }

    /** A caller was answered with this failure. */
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
        return registry.counter(NAME + "commands", "outcome", outcome);
    }
}
