package dev.daybook.application.webhook;

import dev.daybook.application.task.TaskTransaction;
import dev.daybook.domain.kernel.ClientId;
import java.util.Optional;

/** The operators' actions on webhooks; each is recorded with its actor and time. */
public final class WebhookOperations {

    private final Webhooks webhooks;
    private final WebhookTargets targets;
    private final TaskTransaction transaction;

    public WebhookOperations(Webhooks webhooks, WebhookTargets targets, TaskTransaction transaction) {
        this.webhooks = webhooks;
        this.targets = targets;
        this.transaction = transaction;
    }

    /**
     * Adds or changes a webhook.
     *
     * @return whether it is new
     * @throws dev.daybook.domain.kernel.Rejection if its target is not allowed, or it is new and has no secret
     */
    public boolean put(Webhook webhook, Optional<WebhookSecret> secret, String actor) {
        targets.requireAllowed(webhook);
        return transaction.call(() -> webhooks.put(webhook, secret, actor));
    }

    /**
     * Removes a webhook and discards the tasks that wait for it.
     *
     * @return how many tasks
     * @throws dev.daybook.domain.kernel.Rejection if there is none
     */
    public long remove(ClientId clientId, String actor) {
        return transaction.call(() -> webhooks.remove(clientId, actor));
    }
}
