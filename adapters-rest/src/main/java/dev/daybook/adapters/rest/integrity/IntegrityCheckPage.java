package dev.daybook.adapters.rest.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Checks of the log, the latest first. */
public record IntegrityCheckPage(
        List<IntegrityCheckView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static IntegrityCheckPage of(Page<IntegrityCheckView> page) {
        return new IntegrityCheckPage(page.items(), page.next());
    }
}
