package dev.daybook.application.replay;

import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.replay.Replay.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the state at the start, before any command is accepted, if the settings say so. It is for a live state that can
 * no longer be used. Commands are accepted when the rebuild has succeeded.
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
            begun = replays.begin(Kind.REBUILD, false, START)
                    .started()
                    .map(Replay::id)
                    .orElse(null);
        }
        if (begun == null) {
            return List.of("The state is rebuilt at this start when the replay that is running now has ended.");
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
                    // perhaps a database could not be reached: the next check begins another rebuild
                    begun = null;
                }
                yield Optional.of("The state could not be rebuilt at this start: " + why);
            }
        };
    }
}
