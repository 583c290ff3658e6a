package dev.daybook.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server's log says of scheduled jobs that fail: enough for people, and not the same every few seconds. */
class FailingJobsTest {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T22:00:00Z"));
    private final Readiness readiness = new Readiness();
    private final JobScheduler scheduler =
            new JobScheduler(new JobRunner(timer, timer), timer, readiness, timer.clock());
    private final Logger logger = Logger.getLogger(JobScheduler.class.getName());
    private final Warnings warnings = new Warnings();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean failsBeforeItRuns;
    private int runs;

    FailingJobsTest() {
        logger.addHandler(warnings);
        scheduler.start(List.of(new EveryMinute()));
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(warnings);
    }

    private static final class Warnings extends Handler {

        private final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord event) {
            if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
                texts.add(event.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final class EveryMinute implements ScheduledJob {

        @Override
        public String name() {
            return "every-minute";
        }

        @Override
        public Schedule schedule() {
            return Schedule.every(Duration.ofMinutes(1));
        }

        @Override
        public boolean runsWhileClosed() {
            return true;
        }

        @Override
        public Optional<Instant> lastRun() {
            if (failsBeforeItRuns) {
                throw failure.orElseThrow();
            }
            return Optional.empty();
        }

        @Override
        public void run(JobContext context) {
            runs++;
            failure.ifPresent(thrown -> {
                throw thrown;
            });
        }
    }

    private void passMinutes(int minutes) {
        timer.advance(Duration.ofMinutes(minutes));
    }

    private static StorageFailure storageFailure() {
        return new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
    }

    @Test
    void aFailureIsLoggedOnceUntilARunGoesWell() {
        readiness.ready();
        failure = Optional.of(new IllegalStateException("as wanted"));
        passMinutes(3);
        assertThat(warnings.texts).containsExactly("The job every-minute has failed; it runs again at its next time");
        failure = Optional.empty();
        passMinutes(1);
        failure = Optional.of(storageFailure());
        passMinutes(2);
        assertThat(warnings.texts).hasSize(2);
        assertThat(runs).isEqualTo(6);
    }

    @Test
    void aDatabaseThatIsAwayBeforeTheStartIsNoNewsAndOneThatIsAwayLaterIs() {
        readiness.closed("The server starts.");
        failure = Optional.of(storageFailure());
        passMinutes(2);
        assertThat(warnings.texts).isEmpty();
        readiness.ready();
        passMinutes(1);
        assertThat(warnings.texts).hasSize(1);
    }

    @Test
    void aDefectBeforeTheStartIsNews() {
        readiness.closed("The server starts.");
        failure = Optional.of(new IllegalStateException("as wanted"));
        passMinutes(2);
        assertThat(warnings.texts).hasSize(1);
    }

    @Test
    void aJobWhoseLastRunIsNotKnownIsLookedAtAgain() {
        readiness.ready();
        failure = Optional.of(storageFailure());
        failsBeforeItRuns = true;
        passMinutes(2);
        assertThat(warnings.texts).hasSize(1);
        assertThat(runs).isZero();
        failsBeforeItRuns = false;
        failure = Optional.empty();
        passMinutes(1);
        assertThat(runs).isEqualTo(1);
    }
}
