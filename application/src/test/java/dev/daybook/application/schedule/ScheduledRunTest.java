package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduledRunTest {

    private static final Instant START = Instant.parse("2026-01-05T01:30:00Z");
    private static final Optional<Problem> PROBLEM = Optional.of(new Problem("period.closed", "It is closed."));

    private static ScheduledRun first(Outcome outcome) {
        return ScheduledRun.first("interest", LocalDate.of(2026, 1, 5), START, outcome, Optional.empty(), PROBLEM);
    }

    @Test
    void thePauseGrowsFromAMinuteToAnHour() {
        ScheduledRun run = first(Outcome.REFUSED);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            minutes.add(Duration.between(run.triedAt(), run.nextTry()).toMinutes());
            run = run.again(run.nextTry(), Outcome.REFUSED, Optional.empty(), PROBLEM);
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(run.firstTriedAt()).isEqualTo(START);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"REFUSED", "FAILED"})
    void whatIsRefusedForAWeekIsGivenUp(Outcome outcome) {
        Instant week = START.plus(Duration.ofDays(7));
        ScheduledRun last = first(outcome).again(week, outcome, Optional.empty(), PROBLEM);
        assertThat(last.outcome()).isEqualTo(outcome);
        ScheduledRun givenUp = last.again(week.plusSeconds(1), outcome, Optional.empty(), PROBLEM);
        assertThat(givenUp.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(givenUp.problem()).isEqualTo(PROBLEM);
    }

    @Test
    void whatWaitsIsNeverGivenUpAndWhatIsDoneAtLastIsDone() {
        Instant late = START.plus(Duration.ofDays(8));
        assertThat(first(Outcome.WAITING)
                        .again(late, Outcome.WAITING, Optional.empty(), PROBLEM)
                        .outcome())
                .isEqualTo(Outcome.WAITING);
        assertThat(first(Outcome.REFUSED)
                        .again(late, Outcome.DONE, Optional.empty(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void anOutcomeHasACode() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(Outcome.ofCode(outcome.code())).isEqualTo(outcome);
        }
        assertThat(Outcome.GIVEN_UP.code()).isEqualTo("given-up");
    }
}
