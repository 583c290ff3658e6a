package dev.daybook.application.replay;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.ScheduledJob;
import dev.daybook.application.replay.Replay.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Verifies the state once a day. All servers have the same time of day, and one of them verifies. */
public final class NightlyVerification implements ScheduledJob {

    /** The name that is recorded for verifications that the system itself begins. */
    static final String REQUESTED_BY = "daybook";

    private static final Logger LOG = Logger.getLogger(NightlyVerification.class);
    private static final Duration LEAST_PAUSE = Duration.ofHours(1);

    private final Replays replays;
    private final VerificationSettings settings;
    private final Clock clock;

    public NightlyVerification(Replays replays, VerificationSettings settings, Clock clock) {
        this.replays = replays;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "nightly-verification";
    }

    @Override
    public Schedule schedule() {
        return settings.nightly()
                .map(time -> Schedule.daily(time, settings.missed()))
                .orElseGet(Schedule::never);
    }

    @Override
    public Optional<Instant> lastRun() {
        return replays.findLastVerification().map(Replay::startedAt);
    }

    @Override
    public void run(JobContext context) {
        Instant justNow = clock.instant().minus(LEAST_PAUSE);
        boolean isJustDone = lastRun().filter(last -> last.isAfter(justNow)).isPresent();
        if (!isJustDone
                && replays.begin(Kind.VERIFY, false, REQUESTED_BY).started().isEmpty()) {
            LOG.info("The state is not verified tonight, because another replay is running");
        }
    }
}
