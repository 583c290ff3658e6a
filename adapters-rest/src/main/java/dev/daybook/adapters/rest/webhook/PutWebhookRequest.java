package dev.daybook.adapters.rest.webhook;

import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook's URL, its events and its secret.
 *
 * @param events the names of those that are sent; none for all
 * @param secret to sign with, 24 to 200 characters; it is never shown, and stays if none is given
 */
public record PutWebhookRequest(
        String url,
        List<EventName> events,
        @Schema(writeOnly = true) Optional<WebhookSecret> secret) {

    Webhook webhook(ClientId clientId, EventCatalogue catalogue) {
        for (EventName event : events) {
            if (catalogue.find(event).isEmpty()) {
                throw Rejection.refused(
                        "webhook.unknown-event",
                        "There is no event named " + event + ". The names are those in the field name of GET /events.");
            }
        }
        return Webhook.to(clientId, url, events);
    }
}
