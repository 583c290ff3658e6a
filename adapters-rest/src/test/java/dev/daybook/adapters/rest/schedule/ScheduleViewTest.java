package dev.daybook.adapters.rest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.schedule.ScheduledRun;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import dev.daybook.application.schedule.Schedules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleViewTest {

    private static final Instant TRIED = Instant.parse("2026-02-03T00:30:07Z");

    private final ApiJson json = new ApiJson();

    private static ScheduledRun run(
            int day, Outcome outcome, Optional<PositionRange> positions, Optional<Problem> problem) {
        return new ScheduledRun("interest", LocalDate.of(2026, 2, day), outcome, 1, TRIED, TRIED, positions, problem);
    }

    private String text(Schedules.Status status) throws JsonProcessingException {
        return json.text(ScheduleView.of(status));
    }

    @Test
    void aScheduleThatIsOff() throws JsonProcessingException {
        assertThat(text(new Schedules.Status("interest", "off", Optional.empty(), Optional.empty(), List.of())))
                .isEqualTo("""
                        {"name":"interest","calendar":"off","next":null,"last":null,"open":[]}""");
    }

    @Test
    void aScheduleWithARefusedDate() throws JsonProcessingException {
        Schedules.Status status = new Schedules.Status(
                "interest",
                "daily 01:30 Europe/Prague",
                Optional.of(new Schedules.Next(LocalDate.of(2026, 2, 4), Instant.parse("2026-02-04T00:30:00Z"))),
                Optional.of(run(3, Outcome.DONE, Optional.of(new PositionRange(811, 812)), Optional.empty())),
                List.of(run(
                        2,
                        Outcome.REFUSED,
                        Optional.empty(),
                        Optional.of(new Problem("interest.too-large", "Account A-18 is full.")))));
        assertThat(text(status)).isEqualTo("""
                {"name":"interest","calendar":"daily 01:30 Europe/Prague",\
                "next":{"date":"2026-02-04","at":"2026-02-04T00:30:00Z"},\
                "last":{"date":"2026-02-03","outcome":"done","tries":1,"triedAt":"2026-02-03T00:30:07Z","position":812},\
                "open":[{"date":"2026-02-02","outcome":"refused","tries":1,"triedAt":"2026-02-03T00:30:07Z",\
                "nextTryAt":"2026-02-03T00:31:07Z","position":null,"code":"interest.too-large",\
                "detail":"Account A-18 is full."}]}""");
    }
}
