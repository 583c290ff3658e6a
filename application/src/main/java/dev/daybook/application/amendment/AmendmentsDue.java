package dev.daybook.application.amendment;

import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.ScheduledJob;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Begins the replays that amendments wait for: a trial for a proposed amendment, a rebuild for an approved one. Only
 * one replay runs at a time, and servers may stop. So this job begins later what could not begin at once, or was
 * interrupted.
 */
public final class AmendmentsDue implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(AmendmentsDue.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    /** The pause doubles until it is about half an hour. */
    private static final int MOST_DOUBLINGS = 6;

    private final EventLog log;
    private final AmendmentLedger ledger;
    private final Replays replays;
    private final Clock clock;
    private final Map<UUID, Integer> triesOf = new ConcurrentHashMap<>();

    public AmendmentsDue(EventLog log, AmendmentLedger ledger, Replays replays, Clock clock) {
        this.log = log;
        this.ledger = ledger;
        this.replays = replays;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "amendments-due";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    /** No commands are accepted while the state must be rebuilt, and the amendment may be what repairs it. */
    @Override
    public boolean runsWhileClosed() {
        return true;
    }

    @Override
    public void run(JobContext context) {
        List<AmendmentCase> open = ledger.findOpen().stream().map(this::caseOf).toList();
        open.stream()
                .filter(one -> one.amendment().status() == Status.APPROVED)
                .filter(one -> isDue(one, one.rebuild()))
                .findFirst()
                .ifPresent(
                        one -> rebuild(one.amendment().approved().orElseThrow().by()));
        open.stream()
                .filter(one -> one.amendment().status() == Status.PROPOSED)
                .filter(one -> isDue(one, one.trial()))
                .forEach(one -> tryOut(one.amendment()));
    }

    /**
     * Whether the replay was never begun, or has failed for a reason that has nothing to do with the events. The pause before
     * the next try grows with each failure.
     */
    private boolean isDue(AmendmentCase one, Optional<Replay> latest) {
        if (latest.isEmpty()) {
            return true;
        }
        Replay replay = latest.get();
        int tries = triesOf.getOrDefault(one.amendment().id(), 0);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        boolean isDue = replay.status() == Replay.Status.FAILED
                && replay.report().doom().isEmpty()
                && replay.seenAt().isBefore(clock.instant().minus(pause));
        if (isDue) {
            triesOf.put(one.amendment().id(), tries + 1);
        }
        return isDue;
    }

    /** Tries that proposal out now, or later if another replay runs. */
    void tryOut(Amendment proposed) {
        List<RecordedEvent> events = new ArrayList<>();
        event(proposed).ifPresent(events::add);
        ledger.findOpen().stream()
                .filter(other -> !other.id().equals(proposed.id()))
                .filter(other ->
                        other.status() == Status.APPROVED || caseOf(other).isHeldUpByAnother())
                .forEach(other -> event(other).ifPresent(events::add));
        try {
            replays.beginTrial(events, proposed.content().proposedBy(), replay -> ledger.tryOut(proposed.id(), replay))
                    .started()
                    .ifPresent(trial -> LOG.infof("Replay %s tries amendment %s out", trial.id(), proposed.id()));
        } catch (StorageFailure later) {
            LOG.debugf(later, "Amendment %s is tried out later", proposed.id());
        }
    }

    /** Rebuilds the state with the approved amendments now, or later if another replay runs. */
    void rebuild(String by) {
        try {
            replays.begin(Replay.Kind.REBUILD, false, by);
        } catch (StorageFailure later) {
            LOG.debug("The approved amendments are applied later", later);
        }
    }

    private Optional<RecordedEvent> event(Amendment amendment) {
        return log.find(amendment.position()).map(event -> ApprovedAmendments.amended(event, amendment));
    }

    /**
     * This amendment with its trial and its rebuild. If the rebuild has succeeded, it may have applied the amendment
     * after it was read. The amendment is then read again, so that no caller sees a successful rebuild beside an
     * amendment that still waits.
     */
    AmendmentCase caseOf(Amendment amendment) {
        AmendmentCase known = withConsequences(amendment);
        boolean hasChanged = known.rebuild()
                .filter(rebuild -> rebuild.status() == Replay.Status.SUCCEEDED)
                .isPresent();
        return hasChanged
                ? ledger.find(amendment.id()).map(this::withConsequences).orElse(known)
                : known;
    }

    private AmendmentCase withConsequences(Amendment amendment) {
        Optional<Instant> approvedAt = amendment.approved().map(Amendment.Signature::at);
        return new AmendmentCase(
                amendment,
                amendment.trial().flatMap(replays::find),
                approvedAt.isEmpty() || amendment.status() != Status.APPROVED
                        ? Optional.empty()
                        : replays.findLastRebuild()
                                .filter(rebuild -> !rebuild.startedAt().isBefore(approvedAt.get())));
    }
}
