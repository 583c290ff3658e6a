package dev.daybook.application.replay;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.ScheduledJob;
import java.time.Duration;

/** Resumes replays whose server has stopped or died. */
public record ReplayResumption(Replays replays) implements ScheduledJob {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "replay-resumption";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    /**
     * No commands are accepted while the state can't be used, and the rebuild that repairs it may have been
     * interrupted.
     */
    @Override
    public boolean runsWhileClosed() {
        return true;
    }

    @Override
    public void run(JobContext context) {
        replays.takeUpInterrupted();
    }
}
