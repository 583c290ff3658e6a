package dev.daybook.application.replay;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.ScheduledJob;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the state when a build runs for the first time on an existing log.
 *
 * <p>If the setting is {@code block}, this is one of the checks of the start: it begins the verification, and commands
 * are accepted when the verification, or a rebuild, has succeeded. If the setting is {@code background}, this is a job
 * that looks once after each start of a server, and verifies while commands are accepted.
 */
public final class Verifications implements DeploymentCheck, ScheduledJob {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_BEFORE_ANOTHER_TRY = Duration.ofSeconds(20);

    private final Replays replays;
    private final EventLog log;
    private final OnNewBuild onNewBuild;
    private final Clock clock;
    private boolean newBuildSeen;

    public Verifications(Replays replays, EventLog log, OnNewBuild onNewBuild, Clock clock) {
        this.replays = replays;
        this.log = log;
        this.onNewBuild = onNewBuild;
        this.clock = clock;
    }

    @Override
    public List<String> obstacles() {
        if (onNewBuild != OnNewBuild.BLOCK || log.head().position() == 0) {
            return List.of();
        }
        Optional<Replay> latest = replays.findLatestOfThisBuild();
        if (latest.filter(replay -> !isWorthAnotherTry(replay)).isEmpty()) {
            begin();
            latest = replays.findLatestOfThisBuild();
        }
        return latest
                .map(Verifications::obstacle)
                .orElseGet(() ->
                        Optional.of("The state has not been verified by this build. The verification begins when the"
                                + " replay that is running now has ended."))
                .stream()
                .toList();
    }

    /** Whether it ended for a reason that has nothing to do with the state, such as a stop of the server. */
    private boolean isWorthAnotherTry(Replay replay) {
        return replay.status() == Status.FAILED
                && replay.report().doom().isEmpty()
                && replay.seenAt().isBefore(clock.instant().minus(PAUSE_BEFORE_ANOTHER_TRY));
    }

    private static Optional<String> obstacle(Replay latest) {
        return switch (latest.status()) {
            case SUCCEEDED -> Optional.empty();
            case RUNNING ->
                Optional.of("This build is new here, and replay " + latest.id() + " verifies the state: it is at event "
                        + latest.position() + " of " + latest.target() + ".");
            case DIVERGED, FAILED, CANCELLED ->
                Optional.of("This build is new here, and the state was not verified: replay " + latest.id() + " "
                        + latest.status().code() + ". Read GET /replays/" + latest.id()
                        + ", then verify the state again or rebuild it with POST /replays.");
        };
    }

    @Override
    public String name() {
        return "new-build-verification";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobContext context) {
        if (newBuildSeen) {
            return;
        }
        replays.clearUp();
        boolean isNew = replays.findLatestOfThisBuild()
                .filter(latest -> latest.status() == Status.SUCCEEDED)
                .isEmpty();
        if (onNewBuild == OnNewBuild.BACKGROUND && isNew && log.head().position() > 0) {
            begin();
        }
        newBuildSeen = true;
    }

    /** No effect if another replay is running. */
    private void begin() {
        replays.begin(Kind.VERIFY, false, NightlyVerification.REQUESTED_BY);
    }
}
