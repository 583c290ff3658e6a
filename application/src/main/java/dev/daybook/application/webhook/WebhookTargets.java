package dev.daybook.application.webhook;

/** The port to the rule about the hosts that webhooks may call. */
public interface WebhookTargets {

    /**
     * Refuses a target that may not be called, as far as its URL shows that. Each call resolves the host's name and
     * checks the addresses again.
     *
     * @throws dev.daybook.domain.kernel.Rejection if it may not
     */
    void requireAllowed(Webhook webhook);
}
