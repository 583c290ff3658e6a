package dev.daybook.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookOperationsTest {

    private static final ClientId CRM = new ClientId("crm");
    private static final Optional<WebhookSecret> SECRET = Optional.of(new WebhookSecret("x".repeat(24)));

    private final NotifyingServer server = new NotifyingServer();
    private final WebhookOperations operations =
            new WebhookOperations(server.webhooks, WebhookOperationsTest::requirePublic, server.transaction);

    private static void requirePublic(Webhook webhook) {
        if (webhook.url().getHost().equals("localhost")) {
            throw Rejection.refused("webhook.private-target", "Not this one.");
        }
    }

    private static Webhook to(String url) {
        return Webhook.to(CRM, url, List.of());
    }

    @Test
    void tellsANewWebhookFromAChangedOne() {
        assertThat(operations.put(to("https://crm.example/"), SECRET, "operator"))
                .isTrue();
        assertThat(operations.put(to("https://crm.example/in"), Optional.empty(), "operator"))
                .isFalse();
    }

    @Test
    void leavesAWebhookAsItWasIfTheNewTargetIsNotAllowed() {
        operations.put(to("https://crm.example/"), SECRET, "operator");
        assertThatThrownBy(() -> operations.put(to("http://localhost/"), SECRET, "operator"))
                .hasMessage("Not this one.");
        assertThat(server.webhooks.find(CRM).orElseThrow().webhook()).isEqualTo(to("https://crm.example/"));
    }

    @Test
    void countsTheTasksThatARemovalDiscards() {
        operations.put(to("https://crm.example/"), SECRET, "operator");
        assertThat(operations.remove(CRM, "operator")).isZero();
        assertThat(server.webhooks.find(CRM)).isEmpty();
        assertThatThrownBy(() -> operations.remove(CRM, "operator")).isInstanceOf(Rejection.class);
    }
}
