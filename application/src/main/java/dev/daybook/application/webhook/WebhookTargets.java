package dev.daybook.application.webhook;

/** The port to the rule which hosts webhooks may call. */
public interface WebhookTargets {

    /**
     * Insists on a target that may be called, as far as its address says by itself; what its name means is looked at again
     * with each call.
     *
     * @throws dev.daybook.domain.kernel.Rejection if it may not
     */
    void requireAllowed(Webhook webhook);
}
