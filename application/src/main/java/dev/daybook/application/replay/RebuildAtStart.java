package dev.daybook.application.replay;

import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild before anything is appended, for a live state that is beyond use: one of the checks of the start, which stands
 * in the way until the state has been rebuilt, once for each start of a server that is told to.
 */
public final class RebuildAtStart implements DeploymentCheck {

    private static final String START = "start of the server";

    private final Replays replays;
    private final boolean wanted;
    private @Nullable UUID begun;
    private boolean done;

    public RebuildAtStart(Replays replays, boolean wanted) {
        this.replays = replays;
        this.wanted = wanted;
    }

    @Override
    public List<String> obstacles() {
        if (!wanted || done) {
            return List.of();
        }
        if (begun == null) {
            try {
                begun = replays.begin(Kind.REBUILD, false, START).id();
            } catch (Rejection running) {
                return List.of("The state is to be rebuilt at this start, but another replay runs.");
            }
        }
        Optional<Replay> rebuild = replays.find(begun);
        return rebuild.map(this::obstacle).orElse(Optional.empty()).stream().toList();
    }

    private Optional<String> obstacle(Replay rebuild) {
        return switch (rebuild.status()) {
            case SUCCEEDED, DIVERGED -> {
                done = true;
                yield Optional.empty();
            }
            case RUNNING ->
                Optional.of("The state is being rebuilt: replay " + rebuild.id() + " is at event " + rebuild.position()
                        + " of " + rebuild.target() + ".");
            case FAILED, CANCELLED -> {
                String why = rebuild.failure().orElse("");
                if (rebuild.report().doom().isEmpty()) {
                    // a database that was away, perhaps: the next look begins anew
                    begun = null;
                }
                yield Optional.of("The state could not be rebuilt at this start: " + why);
            }
        };
    }
}
