package dev.daybook.application.schedule;

import dev.daybook.application.schedule.ScheduledRun.Outcome;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The record of schedules in memory. */
public class InMemoryScheduleLedger implements ScheduleLedger {

    private final Map<String, Progress> progress = new HashMap<>();
    private final Map<String, Map<LocalDate, ScheduledRun>> runs = new HashMap<>();

    @Override
    public Optional<Progress> find(String schedule) {
        return Optional.ofNullable(progress.get(schedule));
    }

    @Override
    public void begin(String schedule, String calendar, LocalDate through) {
        progress.merge(
                schedule,
                new Progress(calendar, through),
                (old, begun) -> new Progress(calendar, later(old.through(), through)));
    }

    @Override
    public void record(ScheduledRun run) {
        Progress reached = find(run.schedule())
                .orElseThrow(() -> new IllegalStateException("The schedule " + run.schedule() + " has not begun."));
        runs.computeIfAbsent(run.schedule(), schedule -> new TreeMap<>())
                .merge(
                        run.date(),
                        run,
                        (old, latest) -> old.outcome() == Outcome.DONE
                                ? old
                                : new ScheduledRun(
                                        latest.schedule(),
                                        latest.date(),
                                        latest.outcome(),
                                        latest.tries(),
                                        old.firstTriedAt(),
                                        latest.triedAt(),
                                        latest.positions(),
                                        latest.problem()));
        if (run.outcome() != Outcome.WAITING) {
            progress.put(run.schedule(), new Progress(reached.calendar(), later(reached.through(), run.date())));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private List<ScheduledRun> runs(String schedule) {
        return List.copyOf(runs.getOrDefault(schedule, Map.of()).values());
    }

    @Override
    public List<ScheduledRun> findOpen(String schedule) {
        return runs(schedule).stream().filter(run -> run.outcome().isOpen()).toList();
    }

    @Override
    public Optional<ScheduledRun> findLast(String schedule) {
        return runs(schedule).stream()
                .max(Comparator.comparing(ScheduledRun::triedAt).thenComparing(ScheduledRun::date));
    }
}
