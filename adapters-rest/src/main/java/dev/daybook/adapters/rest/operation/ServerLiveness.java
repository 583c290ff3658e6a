package dev.daybook.adapters.rest.operation;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive: whoever can answer is. A database that is away is no reason to restart the server. */
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
