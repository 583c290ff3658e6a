package dev.daybook.application.webhook;

import dev.daybook.domain.kernel.Rejection;

/** The secret that signs a webhook's calls. It can be written, and is never shown. */
public record WebhookSecret(String value) {

    private static final int SHORTEST = 24;
    private static final int LONGEST = 200;

    public WebhookSecret {
        if (value.length() < SHORTEST
                || value.length() > LONGEST
                || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw Rejection.refused(
                    "webhook.weak-secret",
                    "A webhook's secret has " + SHORTEST + " to " + LONGEST
                            + " printable ASCII characters without blanks.");
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
