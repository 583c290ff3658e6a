package dev.daybook.adapters.rest.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Replays, the latest first. */
public record ReplayPage(
        List<ReplayView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static ReplayPage of(Page<ReplayView> page) {
        return new ReplayPage(page.items(), page.next());
    }
}
