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
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * The state knows every amendment of the log: a server that died between the two commits of a switch leaves a log that is
 * ahead of the state by an amendment, and so does a state that was restored from an older backup. No catching up brings
 * that into the state, so this check of the start has it rebuilt and stands in the way until then.
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
            // a state that does not say where it is knows nothing, and that is another check's to say
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
            // the same would come of it again; somebody has to deal with the event first
            return;
        }
        try {
            replays.begin(Replay.Kind.REBUILD, false, START);
        } catch (Rejection running) {
            // it is waited for
        }
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
