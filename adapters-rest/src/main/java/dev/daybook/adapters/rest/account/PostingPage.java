package dev.daybook.adapters.rest.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** An account's movements in the order of their events. */
public record PostingPage(
        List<PostingView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static PostingPage of(Page<PostingView> page) {
        return new PostingPage(page.items(), page.next());
    }
}
