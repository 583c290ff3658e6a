package dev.daybook.adapters.rest.webhook;

import dev.daybook.application.webhook.Webhooks;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.List;

/**
 * A webhook; its secret is not shown.
 *
 * @param events the names of the events that are sent; an empty list means all
 * @param seenPosition up to this position, every event that the webhook gets has its task
 */
public record WebhookView(
        ClientId clientId, String url, List<EventName> events, long seenPosition, Instant changedAt, String changedBy) {

    static WebhookView of(Webhooks.Entry entry) {
        return new WebhookView(
                entry.webhook().clientId(),
                entry.webhook().url().toString(),
                entry.webhook().events(),
                entry.seenPosition(),
                entry.changedAt(),
                entry.changedBy());
    }
}
