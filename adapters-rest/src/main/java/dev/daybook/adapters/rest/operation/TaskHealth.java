package dev.daybook.adapters.rest.operation;

import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskPunctuality;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;

/**
 * Checks that tasks are carried out in time.
 *
 * <p>It counts for {@code /health} as a whole, which people watch, and not for liveness or readiness: no restart
 * repairs a mail server, and a load balancer must not stop sending commands because a mail server is down. While the
 * server starts, it is UP.
 */
@Startup
@Singleton
public class TaskHealth implements HealthCheck {

    private final TaskPunctuality punctuality;
    private final Readiness readiness;

    @Inject
    public TaskHealth(TaskPunctuality punctuality, Readiness readiness) {
        this.punctuality = punctuality;
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        // the table may not exist yet; another check reports that
        List<TaskFigure> late = readiness.isReady() ? punctuality.late() : List.of();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("daybook carries tasks out in time").status(late.isEmpty());
        late.forEach(figure -> response.withData(
                figure.kind(),
                figure.count() + " wait, the oldest for " + figure.oldest().toSeconds() + " s"));
        return response.build();
    }
}
