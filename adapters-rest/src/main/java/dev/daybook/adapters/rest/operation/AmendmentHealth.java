package dev.daybook.adapters.rest.operation;

import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.Replay;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;

/**
 * Checks that approved amendments are applied, or are about to be. It counts for {@code /health} as a whole, which
 * people watch, and not for liveness or readiness: a restart would not help.
 */
@Startup
@Singleton
public class AmendmentHealth implements HealthCheck {

    private final Amendments amendments;
    private final Readiness readiness;

    @Inject
    public AmendmentHealth(Amendments amendments, Readiness readiness) {
        this.amendments = amendments;
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        // the table may not exist yet; another check reports that
        List<AmendmentCase> approved = readiness.isReady()
                ? amendments.findOpen().stream()
                        .filter(open -> open.amendment().status() == Status.APPROVED)
                        .toList()
                : List.of();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("daybook applies approved amendments").up();
        for (AmendmentCase one : approved) {
            Optional<String> failure = one.rebuild().flatMap(Replay::failure);
            response.withData(
                    one.amendment().id().toString(),
                    "Event " + one.amendment().position() + " is to be amended. "
                            + failure.orElse("A rebuild will apply the amendment."));
            if (failure.isPresent()) {
                response.down();
            }
        }
        return response.build();
    }
}
