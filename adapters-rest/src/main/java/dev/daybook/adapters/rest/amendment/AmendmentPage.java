package dev.daybook.adapters.rest.amendment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Amendments, the latest first. */
public record AmendmentPage(
        List<AmendmentView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static AmendmentPage of(Page<AmendmentView> page) {
        return new AmendmentPage(page.items(), page.next());
    }
}
