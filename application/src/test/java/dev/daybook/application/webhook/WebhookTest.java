package dev.daybook.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final ClientId CRM = new ClientId("crm");
    private static final String START = "https://crm.example/";

    private static Webhook to(String url) {
        return Webhook.to(CRM, url, List.of());
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example",
                "HTTPS://crm.example:8443/in?from=daybook&x=~",
                "https://[2001:db8::1]/!",
                "http://crm.example:1/",
                "http://crm.example:65535/"
            })
    void callsAnAddressOfTheWeb(String url) {
        assertThat(to(url).url()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crm.example",
                "//crm.example/",
                "ftp://crm.example/",
                "file:///etc/passwd",
                "https:///in",
                "https:crm.example",
                "https://user@crm.example/",
                "https://user:secret@crm.example/",
                "https://crm.example/#part",
                "http://crm.example:0/",
                "http://crm.example:65536/",
                "https://crm.example/a b",
                "https://crm.example/é",
                "https://crm.example/\u007f",
                "https://crm.example/\n"
            })
    void callsNothingElse(String url) {
        assertRefused(() -> to(url), "webhook.invalid-url");
    }

    @Test
    void hasAnAddressOf2000CharactersAtMost() {
        String longest = START + "x".repeat(2_000 - START.length());
        assertThat(to(longest).url().toString()).hasSize(2_000);
        assertRefused(() -> to(longest + "x"), "webhook.invalid-url");
    }

    @Test
    void namesItsEventsOnceAndInOrder() {
        List<EventName> names = Stream.of("B", "A", "B").map(EventName::new).toList();
        assertThat(Webhook.to(CRM, START, names).events()).containsExactly(new EventName("A"), new EventName("B"));
    }

    @Test
    void names200EventsAtMost() {
        assertThat(Webhook.to(CRM, START, names(200)).events()).hasSize(200);
        assertRefused(() -> Webhook.to(CRM, START, names(201)), "webhook.too-many-events");
    }

    private static List<EventName> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> new EventName("E" + i)).toList();
    }
}
