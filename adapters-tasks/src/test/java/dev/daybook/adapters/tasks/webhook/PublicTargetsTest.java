package dev.daybook.adapters.tasks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.setting.Settings;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicTargetsTest {

    private final PublicTargets targets = new PublicTargets(Settings.ofEnvironment(Map.of()));

    private static Webhook to(String url) {
        return Webhook.to(new ClientId("crm"), url, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.9.9.9/",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://x.localhost/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://198.18.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:db8::1]/",
                "http://[2001::1]/",
                "http://2130706433/",
                "http://127.1/"
            })
    void aPrivateTargetIsRefused(String url) {
        assertThatThrownBy(() -> targets.requireAllowed(to(url)))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        refusal -> assertThat(refusal.code()).isIn("webhook.private-target", "webhook.invalid-url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/x?y=z",
                "http://8.8.8.8:8080/",
                "http://8.8.8.8:1/",
                "http://8.8.8.8:65535/",
                "https://[2606:4700:4700::1111]/"
            })
    void aPublicOneIsNot(String url) {
        assertThatCode(() -> targets.requireAllowed(to(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "file:///etc/passwd",
                "example.com",
                "http://user:secret@example.com/",
                "http://example.com/#x",
                "http:///x",
                "http://example.com:0/",
                "http://example.com:65536/",
                "https://example.com:99999/",
                "http://example.com:-1/",
                "http://example.com:99999999999/",
                "http://exa mple.com/",
                "http://příklad.example/",
                "",
                "javascript:1"
            })
    void whatIsNoWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> to(url))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("webhook.invalid-url"));
    }

    /** The address of a name is checked at each call, not only when the webhook is created. */
    @Test
    void aNameThatLeadsToAPrivateAddressLeadsNowhere() {
        assertThatThrownBy(() -> targets.resolve("localhost")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void theConfigurationAllowsHostsByName() throws UnknownHostException {
        PublicTargets lenient = new PublicTargets(
                Settings.ofEnvironment(Map.of("DAYBOOK_WEBHOOK_ALLOWED_HOSTS", "intranet, LocalHost")));
        assertThatCode(() -> lenient.requireAllowed(to("http://localhost:1/"))).doesNotThrowAnyException();
        assertThat(lenient.resolve("localhost")).contains(InetAddress.getByName("localhost"));
        assertThatThrownBy(() -> lenient.requireAllowed(to("http://127.0.0.1:1/")))
                .isInstanceOf(Rejection.class);
    }
}
