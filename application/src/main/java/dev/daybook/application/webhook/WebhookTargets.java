package dev.daybook.application.webhook;

/** The port to whoever knows which places may be called. */
public interface WebhookTargets {

    /**
     * Insists on a target that may be called, as far as its address says by itself; what its name means is looked at again
     * with each call.
     *
     * @throws dev.daybook.domain.kernel.Rejection if it may not
     */
    void requireAllowed(Webhook webhook);
}
