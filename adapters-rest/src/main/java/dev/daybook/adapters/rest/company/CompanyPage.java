package dev.daybook.adapters.rest.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Companies in the order of their client ids. */
public record CompanyPage(
        List<CompanyView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static CompanyPage of(Page<CompanyView> page) {
        return new CompanyPage(page.items(), page.next());
    }
}
