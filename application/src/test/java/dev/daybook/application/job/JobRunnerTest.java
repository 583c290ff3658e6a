package dev.daybook.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.job.JobStart.AlreadyRunning;
import dev.daybook.application.log.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.EPOCH);
    private final JobRunner runner = new JobRunner(timer, timer);

    /** A job that does what a test tells it to, and the ledger that keeps it. */
    private static final class Kept implements RecordedJob<String> {

        private final Function<JobContext, String> work;
        private final List<String> ledger = new ArrayList<>();
        private Heartbeat answer = Heartbeat.GO_ON;
        private int refusals;

        Kept(Function<JobContext, String> work) {
            this.work = work;
        }

        @Override
        public String description() {
            return "Job 1";
        }

        @Override
        public String run(JobContext context) {
            return work.apply(context);
        }

        @Override
        public String failed(long position, String why) {
            return "failed at " + position + ": " + why;
        }

        @Override
        public void ended(String result) {}

        @Override
        public Heartbeat heartbeat(long position, long target) {
            ledger.add(position + " of " + target);
            return answer;
        }

        @Override
        public void finish(String result) {
            if (refusals-- > 0) {
                throw new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
            }
            ledger.add(result);
        }

        @Override
        public boolean isResumable(String result) {
            return result.equals("stopped");
        }

        @Override
        public void interrupt() {
            ledger.add("interrupted");
        }
    }

    private JobStart<Kept> start(Kept job) {
        return runner.start("job", () -> Optional.of(job));
    }

    @Test
    void whatComesOfAJobIsKept() {
        Kept job = new Kept(context -> "done");
        assertThat(start(job).started()).contains(job);
        timer.runDue();
        assertThat(job.ledger).containsExactly("done");
    }

    @Test
    void oneRunsAtATimeAndThatIsAnAnswer() {
        Kept job = new Kept(context -> "done");
        start(job);
        assertThat(start(job)).isEqualTo(new AlreadyRunning<>("job"));
        timer.runDue();
        assertThat(start(job).started()).isPresent();
    }

    @Test
    void whatRunsOnAnotherServerIsTheSameAnswerAndBlocksNothing() {
        assertThat(runner.<String, Kept>start("job", Optional::empty)).isEqualTo(new AlreadyRunning<>("job"));
        assertThat(start(new Kept(context -> "done")).started()).isPresent();
    }

    @Test
    void theLedgerHearsOfALivingJobEverySecondAndNoLonger() {
        Kept job = new Kept(context -> {
            context.reached(4, 9);
            timer.advance(Duration.ofSeconds(2));
            return "done";
        });
        start(job);
        timer.advance(Duration.ofSeconds(10));
        assertThat(job.ledger).containsExactly("4 of 9", "4 of 9", "done");
    }

    @Test
    void aJobLearnsThatItIsCancelledOrPresumedDead() {
        List<String> reasons = new ArrayList<>();
        for (Heartbeat answer : List.of(Heartbeat.CANCELLED, Heartbeat.PRESUMED_DEAD)) {
            Kept job = new Kept(context -> {
                assertThat(context.reached(1, 2)).isTrue();
                timer.advance(Duration.ofSeconds(1));
                assertThat(context.reached(2, 2)).isFalse();
                assertThat(context.isCancelled()).isEqualTo(answer == Heartbeat.CANCELLED);
                reasons.add(context.stopReason());
                return "stopped";
            });
            job.answer = answer;
            start(job);
            timer.runDue();
            assertThat(job.ledger).endsWith("stopped");
        }
        assertThat(reasons)
                .containsExactly("It was cancelled.", "It sent no heartbeat for too long and was presumed dead.");
    }

    @Test
    void aJobWhoseServerStopsIsInterruptedIfItCanBeResumed() {
        Kept resumable = new Kept(context -> {
            runner.close();
            return context.isInterrupted() ? "stopped" : "done";
        });
        start(resumable);
        timer.runDue();
        assertThat(resumable.ledger).containsExactly("interrupted");
        Kept other = new Kept(context -> context.stopReason());
        start(other);
        timer.runDue();
        assertThat(other.ledger).containsExactly("The server was stopped.");
    }

    @Test
    void aFailureIsAResultToo() {
        Kept failing = new Kept(context -> {
            context.reached(7, 9);
            throw new StorageFailure(StorageFailure.Kind.LASTING, "The table is gone.", new IllegalStateException());
        });
        start(failing);
        timer.runDue();
        assertThat(failing.ledger).containsExactly("failed at 7: The table is gone.");
        Kept defective = new Kept(context -> {
            throw new IllegalStateException("secret");
        });
        start(defective);
        timer.runDue();
        assertThat(defective.ledger)
                .containsExactly("failed at 0: The server has a defect. Look for Job 1 in its log.");
    }

    @Test
    void aResultThatCannotBeRecordedNowIsRecordedALittleLater() {
        Kept job = new Kept(context -> "done");
        job.refusals = 3;
        start(job);
        timer.advance(Duration.ofSeconds(2));
        assertThat(job.ledger).isEmpty();
        timer.advance(Duration.ofSeconds(1));
        assertThat(job.ledger).containsExactly("done");
    }

    @Test
    void butNotForLongerThanTheLedgerTakesItForALivingOne() {
        Kept job = new Kept(context -> "done");
        job.refusals = Integer.MAX_VALUE;
        start(job);
        timer.advance(Duration.ofMinutes(1));
        assertThat(Integer.MAX_VALUE - job.refusals).isEqualTo(15);
    }

    @Test
    void anAnswerKeepsItsKindWithAnotherView() {
        assertThat(start(new Kept(context -> "done")).map(Kept::description).started())
                .contains("Job 1");
        JobStart<String> second = start(new Kept(context -> "done")).map(Kept::description);
        assertThat(second).isEqualTo(new AlreadyRunning<>("job"));
    }

    @Test
    void anUnrecordedJobRunsOnceAtATimeAndTellsHowItEnded() {
        List<Optional<Throwable>> ends = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException("as wanted");
        Job job = new Job() {
            @Override
            public String name() {
                return "plain";
            }

            @Override
            public void run(JobContext context) {
                if (!ends.isEmpty()) {
                    throw failure;
                }
            }
        };
        assertThat(runner.start(job, ends::add)).isTrue();
        assertThat(runner.start(job, ends::add)).as("while it runs").isFalse();
        timer.runDue();
        assertThat(runner.start(job, ends::add)).as("after it has ended").isTrue();
        timer.runDue();
        assertThat(ends).containsExactly(Optional.empty(), Optional.of(failure));
    }
}
