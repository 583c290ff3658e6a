package dev.daybook.adapters.rest.operation;

import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;

/**
 * Checks that the state is what the log says, as far as the latest replays know.
 *
 * <p>It counts for {@code /health} as a whole, which people watch, and not for liveness or readiness: no restart makes
 * an event materialize.
 */
@Startup
@Singleton
public class ReplayHealth implements HealthCheck {

    private final Replays replays;
    private final Readiness readiness;

    @Inject
    public ReplayHealth(Replays replays, Readiness readiness) {
        this.replays = replays;
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("daybook can be replayed");
        // the table may not exist yet; another check reports that
        if (!readiness.isReady()) {
            return response.up().build();
        }
        replays.findLastConclusive()
                .filter(replay -> replay.status() != Replay.Status.SUCCEEDED)
                .ifPresentOrElse(
                        replay -> response.down()
                                .withData("replay", replay.id().toString())
                                .withData(
                                        "finding",
                                        replay.failure()
                                                .orElse("The live state is not what the log says: "
                                                        + replay.report()
                                                                .divergences()
                                                                .size() + " divergences.")),
                        response::up);
        return response.build();
    }
}
