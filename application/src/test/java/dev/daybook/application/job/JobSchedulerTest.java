package dev.daybook.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.job.Schedule.Missed;
import dev.daybook.application.readiness.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobSchedulerTest {

    private static final Instant EVENING = Instant.parse("2026-01-05T22:00:00Z");

    private final HandDrivenTimer timer = new HandDrivenTimer(EVENING);
    private final Readiness readiness = new Readiness();
    private final JobRunner runner = new JobRunner(timer, timer);
    private final JobScheduler scheduler = new JobScheduler(runner, timer, readiness, timer.clock());

    JobSchedulerTest() {
        readiness.ready();
    }

    /** Notes when it ran, and fails if it is told to. */
    private final class Noting implements ScheduledJob {

        private final Schedule schedule;
        private final List<Instant> runs = new ArrayList<>();
        private Optional<Instant> recorded = Optional.empty();
        private boolean fails;
        private boolean runsWhileClosed;

        Noting(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public Schedule schedule() {
            return schedule;
        }

        @Override
        public Optional<Instant> lastRun() {
            return recorded;
        }

        @Override
        public boolean runsWhileClosed() {
            return runsWhileClosed;
        }

        @Override
        public void run(JobContext context) {
            runs.add(timer.clock().instant());
            if (fails) {
                throw new IllegalStateException("as wanted");
            }
        }
    }

    @Test
    void theExampleOfTheReadmeRunsAtItsTime() {
        NightlyStatistics job = new NightlyStatistics();
        scheduler.start(List.of(job));
        timer.advance(Duration.ofHours(3));
        assertThat(job.written()).isEmpty();
        timer.advance(Duration.ofMinutes(16));
        assertThat(job.written()).hasSize(1);
        timer.advance(Duration.ofDays(1));
        assertThat(job.written()).hasSize(2);
    }

    @Test
    void theReadmeShowsTheExampleAsItIsCompiled() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String source = Files.readString(Path.of("src/test/java/dev/daybook/application/job/NightlyStatistics.java"));
        String shown = readme.substring(readme.indexOf("@Singleton\npublic class NightlyStatistics"));
        String[] methods = shown.substring(0, shown.indexOf("\n}\n")).split("\n\n");
        assertThat(methods).hasSizeGreaterThan(3);
        assertThat(source).contains(methods);
    }

    @Test
    void aPauseLiesBetweenTheEndOfARunAndTheNext() {
        Noting job = new Noting(Schedule.every(Duration.ofMinutes(1)));
        scheduler.start(List.of(job));
        timer.advance(Duration.ofMinutes(3));
        assertThat(job.runs)
                .containsExactly(EVENING.plusSeconds(60), EVENING.plusSeconds(120), EVENING.plusSeconds(180));
    }

    @Test
    void aRunThatFailsIsFollowedByTheNext() {
        Noting job = new Noting(Schedule.every(Duration.ofMinutes(1)));
        job.fails = true;
        scheduler.start(List.of(job));
        timer.advance(Duration.ofMinutes(2));
        assertThat(job.runs).hasSize(2);
    }

    @Test
    void aRunThatWasMissedWhileNoServerRanIsSkipped() {
        Noting job = new Noting(Schedule.daily(LocalTime.of(21, 0), Missed.SKIP));
        job.recorded = Optional.of(EVENING.minus(Duration.ofDays(2)));
        scheduler.start(List.of(job));
        timer.advance(Duration.ofHours(22));
        assertThat(job.runs).isEmpty();
        timer.advance(Duration.ofHours(2));
        assertThat(job.runs).hasSize(1);
    }

    @Test
    void orItIsCaughtUpWithOnce() {
        Noting job = new Noting(Schedule.daily(LocalTime.of(21, 0), Missed.CATCH_UP));
        job.recorded = Optional.of(EVENING.minus(Duration.ofDays(7)));
        scheduler.start(List.of(job));
        timer.advance(Duration.ofHours(1));
        assertThat(job.runs).hasSize(1);
    }

    @Test
    void whatAnotherServerHasRunIsNotRunAgain() {
        Noting job = new Noting(Schedule.daily(LocalTime.of(23, 0), Missed.SKIP));
        job.recorded = Optional.of(EVENING.plus(Duration.ofHours(1)));
        scheduler.start(List.of(job));
        timer.advance(Duration.ofHours(5));
        assertThat(job.runs).isEmpty();
    }

    @Test
    void aJobWaitsUntilCommandsAreAcceptedUnlessItSaysOtherwise() {
        readiness.closed("A test.");
        Noting waiting = new Noting(Schedule.daily(LocalTime.of(23, 0), Missed.SKIP));
        scheduler.start(List.of(waiting));
        timer.advance(Duration.ofHours(2));
        assertThat(waiting.runs).isEmpty();
        readiness.ready();
        timer.advance(Duration.ofMinutes(1));
        assertThat(waiting.runs).hasSize(1);

        readiness.closed("A test.");
        Noting running = new Noting(Schedule.every(Duration.ofMinutes(1)));
        running.runsWhileClosed = true;
        new JobScheduler(runner, timer, readiness, timer.clock()).start(List.of(running));
        timer.advance(Duration.ofMinutes(1));
        assertThat(running.runs).hasSize(1);
    }

    @Test
    void nothingRunsAfterTheServerHasStopped() {
        Noting job = new Noting(Schedule.every(Duration.ofMinutes(1)));
        scheduler.start(List.of(job));
        scheduler.close();
        timer.advance(Duration.ofHours(1));
        assertThat(job.runs).isEmpty();
    }

    @Test
    void twoJobsOfOneNameAreRefused() {
        Noting job = new Noting(Schedule.never());
        assertThatThrownBy(() -> scheduler.start(List.of(job, job)))
                .hasMessage("Two scheduled jobs are named noting. Rename one of them.");
    }
}
