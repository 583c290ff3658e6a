package dev.daybook.adapters.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.EventView;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Recorded events in their order. */
public record EventPage(
        List<EventView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static EventPage of(Page<EventView> page) {
        return new EventPage(page.items(), page.next());
    }
}
