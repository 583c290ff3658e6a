package dev.daybook.application.job;

import dev.daybook.application.job.Schedule.Missed;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

@Singleton
public class NightlyStatistics implements ScheduledJob {

    private final List<String> written = new ArrayList<>();

    @Override
    public String name() {
        return "nightly-statistics"; // in logs; no other job has this name
    }

    @Override
    public Schedule schedule() {
        return Schedule.daily(LocalTime.of(1, 15), Missed.CATCH_UP); // UTC; or Schedule.every(Duration.ofMinutes(5))
    }

    @Override
    public void run(JobContext context) {
        written.add("statistics"); // a long job asks context.mayGoOn() from time to time
    }

    List<String> written() {
        return written;
    }
}
