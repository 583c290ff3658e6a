package dev.daybook.adapters.tasks.webhook;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.application.task.TaskHandler;
import dev.daybook.application.task.TaskSettings;
import dev.daybook.application.webhook.EventNotification;
import dev.daybook.application.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells a webhook of one event. */
@Singleton
public class EventNotificationHandler implements TaskHandler<EventNotification> {

    private static final Duration MOST_TIME = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final Webhooks webhooks;
    private final EventLog eventLog;
    private final WebhookCaller caller;
    private final Duration most;

    @Inject
    public EventNotificationHandler(Webhooks webhooks, EventLog eventLog, WebhookCaller caller, TaskSettings settings) {
        this.webhooks = webhooks;
        this.eventLog = eventLog;
        this.caller = caller;
        // ends by itself before it is given up from outside
        Duration allowed = settings.timeout().compareTo(MARGIN.multipliedBy(2)) > 0
                ? settings.timeout().minus(MARGIN)
                : settings.timeout();
        this.most = allowed.compareTo(MOST_TIME) < 0 ? allowed : MOST_TIME;
    }

    @Override
    public String kind() {
        return EventNotification.KIND;
    }

    @Override
    public Class<EventNotification> record() {
        return EventNotification.class;
    }

    @Override
    public String lane(EventNotification task) {
        return kind() + " " + task.webhook();
    }

    @Override
    public String handle(EventNotification task, TaskDelivery delivery) throws TaskFailure {
        Optional<Webhooks.Target> target = webhooks.target(task.webhook());
        if (target.isEmpty()) {
            return "the webhook was removed; nothing was sent";
        }
        RecordedEvent event = eventLog.find(task.event())
                .orElseThrow(() -> new TaskFailure("There is no event at position " + task.event() + "."));
        byte[] body = CloudEvent.of(event, eventLog.findAmendedBy(event));
        long seconds = Instant.now().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", CloudEvent.MEDIA_TYPE);
        headers.put("User-Agent", "Daybook");
        headers.put("Idempotency-Key", delivery.taskId().toString());
        headers.put("Webhook-Signature", SignedCall.signature(target.get().secret(), seconds, delivery.taskId(), body));
        WebhookCaller.Answer answer = call(target.get().webhook().url(), headers, body);
        int status = answer.status();
        if (status >= 300) {
            throw new TaskFailure(
                    status < 400
                            ? "The webhook answered " + status + "; redirects are not followed."
                            : "The webhook answered " + status + ".",
                    answer.retryAfter());
        }
        return "answered " + status;
    }

    private WebhookCaller.Answer call(URI url, Map<String, String> headers, byte[] body) throws TaskFailure {
        try {
            return caller.post(url, headers, body, most);
        } catch (UnknownHostException nowhere) {
            throw new TaskFailure(
                    "The host of the webhook's URL is unknown, or leads to a private address that the configuration does"
                            + " not allow.",
                    nowhere);
        } catch (IOException failure) {
            throw new TaskFailure(
                    "The webhook gave no answer that can be understood: "
                            + failure.getClass().getSimpleName() + ".",
                    failure);
        }
    }
}
