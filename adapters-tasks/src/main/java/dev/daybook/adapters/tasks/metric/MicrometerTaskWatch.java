package dev.daybook.adapters.tasks.metric;

import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.application.task.TaskWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts tasks for the server's metrics.
 *
 * <p>They are registered by the registry's own methods and not by Micrometer's builders: WildFly does not export what
 * the builders register.
 */
@Singleton
public class MicrometerTaskWatch implements TaskWatch {

    private static final TaskFigure NONE = new TaskFigure("", TaskStatus.WAITING, 0, Duration.ZERO);

    private final MeterRegistry meters;

    /** This map also keeps the figures alive, because the registry refers to them weakly. */
    private final Map<Series, Latest> latest = new ConcurrentHashMap<>();

    private record Series(String kind, TaskStatus status) {}

    private static final class Latest {
        private volatile TaskFigure figure = NONE;
    }

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
        latest.values().forEach(series -> series.figure = NONE);
        for (TaskFigure figure : figures) {
            latest.computeIfAbsent(new Series(figure.kind(), figure.status()), this::register).figure = figure;
        }
    }

    private Latest register(Series series) {
        Latest newest = new Latest();
        meters.gauge(
                "daybook.tasks",
                Tags.of("kind", series.kind(), "status", series.status().name()),
                newest,
                shown -> shown.figure.count());
        if (series.status() == TaskStatus.WAITING) {
            meters.gauge(
                    "daybook.tasks.oldest.waiting.seconds",
                    Tags.of("kind", series.kind()),
                    newest,
                    shown -> shown.figure.oldest().toSeconds());
        }
        return newest;
    }
}
