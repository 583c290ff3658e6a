package dev.daybook.adapters.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Webhooks in the order of their client ids. */
public record WebhookPage(
        List<WebhookView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static WebhookPage of(Page<WebhookView> page) {
        return new WebhookPage(page.items(), page.next());
    }
}
