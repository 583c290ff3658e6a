package dev.daybook.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    private static void assertRefused(String value) {
        assertThatThrownBy(() -> new WebhookSecret(value))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("webhook.weak-secret"));
    }

    @Test
    void has24To200Characters() {
        assertThat(new WebhookSecret("x".repeat(24)).value()).hasSize(24);
        assertThat(new WebhookSecret("x".repeat(200)).value()).hasSize(200);
        assertRefused("x".repeat(23));
        assertRefused("x".repeat(201));
    }

    @Test
    void mayHaveEachPrintableCharacterOfAscii() {
        assertThat(new WebhookSecret("!~".repeat(12)).value()).startsWith("!~");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\u007f", "\u00e9", "\n"})
    void hasNoOtherCharacter(String other) {
        assertRefused("x".repeat(24) + other);
    }

    @Test
    void isNeverShown() {
        assertThat(new WebhookSecret("x".repeat(24))).hasToString("(secret)");
    }
}
