package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class FreshnessIT {

    @Test
    void what_was_written_is_read() {
        String account = newAccount("CZK", "0");
        for (int i = 1; i <= 20; i++) {
            Answer deposited = deposit(account, "1.00", "CZK");
            Answer seen = get(
                            READER,
                            "/api/v1/accounts/" + account,
                            "Min-Event-Position",
                            deposited.header("Event-Position"))
                    .isStatus(200);
            assertThat(seen.position()).isGreaterThanOrEqualTo(deposited.position());
            assertThat(seen.text("/balance/value")).isEqualTo(i + ".00");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/companies", "/events", "/events/1", "/accounts/x/postings", "/companies/x"})
    void what_is_not_there_yet_is_a_503(String path) {
        Instant start = Instant.now();
        Answer later = get(
                        path.startsWith("/events") ? AUDITOR : READER,
                        "/api/v1" + path,
                        "Min-Event-Position",
                        Long.toString(head() + 1_000_000))
                .isProblem(503, "read.not-yet");
        assertThat(later.header("Retry-After")).isEqualTo("1");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.0", "9999999999999999999", "0x1", " "})
    void a_position_is_a_number(String position) {
        get(READER, "/api/v1/accounts", "Min-Event-Position", position).isProblem(400, "request.invalid-parameter");
    }
}
