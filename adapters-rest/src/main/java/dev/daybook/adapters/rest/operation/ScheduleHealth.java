package dev.daybook.adapters.rest.operation;

import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.schedule.ScheduledRun;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import dev.daybook.application.schedule.Schedules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;

/**
 * Checks that the commands of schedules are carried out.
 *
 * <p>It counts for {@code /health} as a whole, which people watch, and not for liveness or readiness: no restart makes a
 * rule allow a command. While the server starts, it is UP.
 */
@Startup
@Singleton
public class ScheduleHealth implements HealthCheck {

    private final Schedules schedules;
    private final Readiness readiness;

    @Inject
    public ScheduleHealth(Schedules schedules, Readiness readiness) {
        this.schedules = schedules;
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        // the table may not exist yet; another check reports that
        List<ScheduledRun> late = readiness.isReady() ? schedules.late() : List.of();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("daybook sends scheduled commands").status(late.isEmpty());
        late.forEach(run -> response.withData(
                run.schedule() + " " + run.date(),
                run.outcome().code()
                        + run.problem()
                                .map(Problem::code)
                                .map(code -> ": " + code)
                                .orElse("")));
        return response.build();
    }
}
