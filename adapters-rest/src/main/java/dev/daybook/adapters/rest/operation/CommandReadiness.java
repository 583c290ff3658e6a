package dev.daybook.adapters.rest.operation;

import dev.daybook.application.readiness.Readiness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The readiness check: commands are accepted. */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class CommandReadiness implements HealthCheck {

    private final Readiness readiness;

    @Inject
    public CommandReadiness(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("daybook accepts commands").status(readiness.isReady());
        readiness.obstacle().ifPresent(obstacle -> response.withData("obstacle", obstacle));
        return response.build();
    }
}
