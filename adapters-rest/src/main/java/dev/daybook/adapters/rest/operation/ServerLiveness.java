package dev.daybook.adapters.rest.operation;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The liveness check: a server that can answer is alive. An unreachable database is no reason to restart it. */
@Liveness
@Singleton
public class ServerLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("daybook")
                .up()
                .withData("build", Build.VERSION)
                .build();
    }
}
