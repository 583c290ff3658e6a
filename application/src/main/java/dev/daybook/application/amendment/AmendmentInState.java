package dev.daybook.application.amendment;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.kernel.EventAmended;
import java.util.List;
import java.util.Optional;

/**
 * Checks at the start that the state contains every amendment of the log. The log is ahead of the state by an amendment if a
 * server died between the two commits of a switch, or if the state was restored from an older backup. Catching up cannot
 * bring an amendment into the state. So this check begins a rebuild, and no commands are accepted until it has succeeded.
 */
public final class AmendmentInState implements DeploymentCheck {

    private static final String START = "start of the server";
    private static final int PAGE = 100;

    private final EventLog log;
    private final ApplicationState state;
    private final EventCodec codec;
    private final Replays replays;

    public AmendmentInState(EventLog log, ApplicationState state, EventCodec codec, Replays replays) {
        this.log = log;
        this.state = state;
        this.codec = codec;
        this.replays = replays;
    }

    @Override
    public List<String> obstacles() {
        long at;
        try {
            at = state.position().position();
        } catch (StorageFailure | IllegalStateException noState) {
            // another check reports a state without a position
            return List.of();
        }
        Optional<EventAmended> unknown = firstUnknown(at);
        if (unknown.isEmpty()) {
            return List.of();
        }
        begin();
        String obstacle = "The state is at event " + at + " and does not know amendment "
                + unknown.get().amendmentId() + " of event " + unknown.get().position() + " yet: it is being rebuilt.";
        return List.of(replays.findLastRebuild()
                .filter(rebuild -> rebuild.status() == Replay.Status.FAILED)
                .flatMap(Replay::failure)
                .map(failure -> obstacle + " The last rebuild has failed: " + failure)
                .orElse(obstacle));
    }

    private void begin() {
        boolean isDoomed = replays.findLastRebuild()
                .filter(rebuild -> rebuild.status() == Replay.Status.FAILED)
                .filter(rebuild -> rebuild.report().doom().isPresent())
                .filter(rebuild -> rebuild.target() >= log.head().position())
                .isPresent();
        if (isDoomed) {
            // a rebuild would fail again; an operator must deal with the event first
            return;
        }
        // if another replay runs, nothing begins now; the next check tries again
        replays.begin(Replay.Kind.REBUILD, false, START);
    }

    private Optional<EventAmended> firstUnknown(long position) {
        EventFilter amendments =
                new EventFilter(Optional.of(EventAmended.NAME), List.of(), Optional.empty(), Optional.empty());
        long after = position;
        while (true) {
            List<RecordedEvent> page = log.head().position() > after ? log.read(after, PAGE, amendments) : List.of();
            for (RecordedEvent recorded : page) {
                EventAmended amended = (EventAmended) codec.decode(
                        recorded.name(), recorded.version(), recorded.data().text());
                if (amended.position() <= position) {
                    return Optional.of(amended);
                }
            }
            if (page.size() < PAGE) {
                return Optional.empty();
            }
            after = page.get(page.size() - 1).position();
        }
    }
}
