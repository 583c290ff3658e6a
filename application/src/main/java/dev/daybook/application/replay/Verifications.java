package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Verifications that nobody asks for: every night, and when a build runs for the first time on a log that is there.
 *
 * <p>Where no commands are to be accepted before a new build is verified, this is one of the checks of the start: it
 * begins the verification and stands in the way until that, or a rebuild, has succeeded.
 */
public final class Verifications implements DeploymentCheck {

    private static final Logger LOG = Logger.getLogger(Verifications.class);
    private static final String NOBODY = "daybook";

    /** Several servers have the same hour: one of them verifies. */
    private static final Duration LEAST_PAUSE = Duration.ofHours(1);

    private static final Duration PAUSE_BEFORE_ANOTHER_TRY = Duration.ofSeconds(20);

    private final Replays replays;
    private final EventLog log;
    private final Readiness readiness;
    private final VerificationSettings settings;
    private final Clock clock;
    private Instant last;
    private boolean newBuildSeen;

    public Verifications(
            Replays replays, EventLog log, Readiness readiness, VerificationSettings settings, Clock clock) {
        this.replays = replays;
        this.log = log;
        this.readiness = readiness;
        this.settings = settings;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public List<String> obstacles() {
        if (settings.onNewBuild() != OnNewBuild.BLOCK || log.head().position() == 0) {
            return List.of();
        }
        Optional<Replay> latest = replays.findLatestOfThisBuild();
        if (latest.filter(replay -> !isWorthAnotherTry(replay)).isEmpty()) {
            latest = begin().or(replays::findLatestOfThisBuild);
        }
        return latest
                .map(Verifications::obstacle)
                .orElseGet(() -> Optional.of("The state has not been verified by this build, and another replay runs."))
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
                        + latest.status().code() + ". Look at it, then have the state verified again or rebuilt.");
        };
    }

    /** Begins what is due; called from time to time. */
    public void run() {
        takeUpInterrupted();
        if (!readiness.isReady()) {
            return;
        }
        try {
            if (!newBuildSeen) {
                replays.clearUp();
                verifyNewBuild();
                newBuildSeen = true;
            }
            if (isDue()) {
                last = clock.instant();
                verifyUnlessJustDone();
            }
        } catch (RuntimeException failure) {
            // whoever calls from time to time would not do so again
            LOG.warn("The state could not be verified when it was due", failure);
        }
    }

    /** A state that is beyond use closes the door, and the rebuild that mends it may have been interrupted. */
    private void takeUpInterrupted() {
        try {
            replays.takeUpInterrupted();
        } catch (StorageFailure notNow) {
            // before the start the history need not even be there
            LOG.debug("Whether a replay was interrupted could not be told", notNow);
        } catch (RuntimeException failure) {
            // whoever calls from time to time would not do so again
            LOG.warn("A replay that was interrupted could not be taken up", failure);
        }
    }

    private void verifyNewBuild() {
        boolean isNew = replays.findLatestOfThisBuild()
                .filter(latest -> latest.status() == Status.SUCCEEDED)
                .isEmpty();
        if (settings.onNewBuild() == OnNewBuild.BACKGROUND
                && isNew
                && log.head().position() > 0) {
            begin();
        }
    }

    private boolean isDue() {
        return settings.nightly()
                .map(time -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .atTime(time)
                        .toInstant(ZoneOffset.UTC))
                .filter(due -> last.isBefore(due) && !clock.instant().isBefore(due))
                .isPresent();
    }

    private void verifyUnlessJustDone() {
        boolean isJustDone = replays.findLastVerification()
                .filter(verification ->
                        verification.startedAt().isAfter(clock.instant().minus(LEAST_PAUSE)))
                .isPresent();
        if (!isJustDone) {
            begin();
        }
    }

    private Optional<Replay> begin() {
        try {
            return Optional.of(replays.begin(Kind.VERIFY, false, NOBODY));
        } catch (Rejection running) {
            LOG.infof("The state is not verified now: %s", running.getMessage());
            return Optional.empty();
        }
    }
}
