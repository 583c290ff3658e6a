package dev.daybook.application.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The metrics of schedules: how their commands end ({@code daybook.schedule.commands}), and how many dates wait or were
 * refused and are tried again ({@code daybook.schedule.open}).
 */
public final class ScheduleMetrics {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> open = new ConcurrentHashMap<>();

    public ScheduleMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(ScheduledRun run) {
        registry.counter(
                        "daybook.schedule.commands",
                        "schedule",
                        run.schedule(),
                        "outcome",
                        run.outcome().code())
                .increment();
    }

    void open(String schedule, long count) {
        open.computeIfAbsent(schedule, this::gauge).set(count);
    }

    private AtomicLong gauge(String schedule) {
        AtomicLong count = new AtomicLong();
        registry.gauge("daybook.schedule.open", List.of(Tag.of("schedule", schedule)), count);
        return count;
    }
}
