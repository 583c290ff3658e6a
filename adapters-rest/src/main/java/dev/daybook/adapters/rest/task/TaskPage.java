package dev.daybook.adapters.rest.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Tasks in the order of their events. */
public record TaskPage(
        List<TaskView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static TaskPage of(Page<TaskView> page) {
        return new TaskPage(page.items(), page.next());
    }
}
