package dev.daybook.application.webhook;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;
import java.util.Optional;
import java.util.UUID;

/**
 * The task to tell a webhook of one event. The data of the event is in the log, the address and the secret are with the
 * webhook.
 *
 * @param subject the first thing that the event is about; a webhook gets the events of one thing in their order
 */
public record EventNotification(ClientId webhook, long event, UUID subject) implements Task {

    /** The kind of these tasks. */
    public static final String KIND = "event-notification";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> orderingKey() {
        return Optional.of("webhook " + webhook + " " + subject);
    }
}
