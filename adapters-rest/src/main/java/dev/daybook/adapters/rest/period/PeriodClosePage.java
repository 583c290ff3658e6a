package dev.daybook.adapters.rest.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Period closes in the order in which they were recorded. */
public record PeriodClosePage(
        List<PeriodCloseView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static PeriodClosePage of(Page<PeriodCloseView> page) {
        return new PeriodClosePage(page.items(), page.next());
    }
}
