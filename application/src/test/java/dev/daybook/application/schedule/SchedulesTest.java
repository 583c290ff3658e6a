package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.application.schedule.Schedules.Next;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final String DAILY = "daily 01:30";

    private final ScheduledBank bank = new ScheduledBank();

    private Schedules.Status status(String calendar) {
        return bank.view(calendar).findPage(Optional.empty(), 10).get(0);
    }

    private static Next next(int day) {
        return new Next(LocalDate.of(2026, 1, day), Instant.parse("2026-01-0" + day + "T01:30:00Z"));
    }

    @Test
    void aScheduleThatIsOffHasNoNextDate() {
        assertThat(status("off"))
                .isEqualTo(new Schedules.Status("interest", "off", Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    void beforeItsFirstTurnAScheduleShowsItsFirstDate() {
        assertThat(status(DAILY).next()).contains(next(6));
        bank.job(DAILY).run(new JobContext());
        assertThat(status(DAILY).next()).contains(next(6));
        assertThat(status(DAILY).calendar()).isEqualTo("daily 01:30 UTC");
    }

    @Test
    void aScheduleThatIsLateShowsTheDateThatItOwes() {
        bank.job(DAILY).run(new JobContext());
        bank.let(Duration.ofDays(3));
        assertThat(status(DAILY).next()).contains(next(6));
    }

    @Test
    void aRunIsShownAndWhatWasRefusedTillItIsDone() {
        bank.job(DAILY).run(new JobContext());
        bank.let(Duration.ofDays(2));
        bank.refuse(LocalDate.of(2026, 1, 6));
        bank.job(DAILY).run(new JobContext());
        Schedules.Status status = status(DAILY);
        assertThat(status.next()).contains(next(8));
        assertThat(status.last()).contains(bank.lastRun());
        assertThat(status.last().orElseThrow().outcome()).isEqualTo(Outcome.DONE);
        assertThat(status.open()).extracting(ScheduledRun::date).containsExactly(LocalDate.of(2026, 1, 6));
        assertThat(bank.commands(Outcome.DONE)).isEqualTo(1);
        assertThat(bank.commands(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void aRefusedDateIsLateAtOnceAndAWaitingOneAfterAQuarterOfAnHour() {
        ScheduleJob job = bank.job(DAILY);
        job.run(new JobContext());
        assertThat(bank.view(DAILY).late()).isEmpty();
        bank.let(Duration.ofDays(2));
        bank.refuse(LocalDate.of(2026, 1, 6));
        job.run(new JobContext());
        assertThat(bank.view(DAILY).late()).isEqualTo(status(DAILY).open()).hasSize(1);

        bank.allow(LocalDate.of(2026, 1, 6));
        bank.let(Duration.ofDays(1));
        job.run(new JobContext());
        bank.server().readiness().closed("The state is behind.");
        bank.let(Duration.ofDays(1));
        job.run(new JobContext());
        assertThat(status(DAILY).open()).hasSize(1);
        bank.let(Duration.ofMinutes(15));
        assertThat(bank.view(DAILY).late()).isEmpty();
        bank.let(Duration.ofSeconds(1));
        assertThat(bank.view(DAILY).late()).hasSize(1);
    }

    @Test
    void aPageBeginsAfterAName() {
        Schedules view = bank.view(DAILY);
        assertThat(view.findPage(Optional.of("deposits"), 10)).hasSize(1);
        assertThat(view.findPage(Optional.of("interest"), 10)).isEmpty();
        assertThat(view.findPage(Optional.empty(), 0)).isEmpty();
    }
}
