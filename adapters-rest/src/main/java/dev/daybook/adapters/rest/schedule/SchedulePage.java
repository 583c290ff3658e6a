package dev.daybook.adapters.rest.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Schedules in the order of their names. */
public record SchedulePage(
        List<ScheduleView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static SchedulePage of(Page<ScheduleView> page) {
        return new SchedulePage(page.items(), page.next());
    }
}
