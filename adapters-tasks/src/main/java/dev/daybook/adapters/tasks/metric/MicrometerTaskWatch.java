package dev.daybook.adapters.tasks.metric;

import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.application.task.TaskWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts tasks for the server's metrics. */
@Singleton
public class MicrometerTaskWatch implements TaskWatch {

    private static final TaskFigure NONE = new TaskFigure("", TaskStatus.WAITING, 0, Duration.ZERO);

    private final MeterRegistry meters;
    private final Map<Series, TaskFigure> latest = new ConcurrentHashMap<>();

    private record Series(String kind, TaskStatus status) {}

    @Inject
    public MicrometerTaskWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void attempted(String kind, boolean succeeded, Duration time) {
        meters.timer("daybook.task.attempts", "kind", kind, "outcome", succeeded ? "done" : "failed")
                .record(time);
    }

    @Override
    public void figures(List<TaskFigure> figures) {
        latest.replaceAll((series, figure) -> NONE);
        for (TaskFigure figure : figures) {
            Series series = new Series(figure.kind(), figure.status());
            if (latest.put(series, figure) == null) {
                register(series);
            }
        }
    }

    private void register(Series series) {
        Gauge.builder("daybook.tasks", () -> latest.getOrDefault(series, NONE).count())
                .description("Tasks that are not done")
                .tags("kind", series.kind(), "status", series.status().name())
                .strongReference(true)
                .register(meters);
        if (series.status() == TaskStatus.WAITING) {
            Gauge.builder(
                            "daybook.tasks.oldest.waiting",
                            () -> latest.getOrDefault(series, NONE).oldest().toSeconds())
                    .description("How long ago the oldest task that waits was recorded")
                    .baseUnit("seconds")
                    .tags("kind", series.kind())
                    .strongReference(true)
                    .register(meters);
        }
    }
}
