package dev.daybook.it;

import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class StatusIT {

    @Test
    void it_says_how_the_system_is() {
        newCompany();
        Answer status = Daybook.statusNow().isStatus(200);
        assertThat(status.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "build",
                        "readAt",
                        "ready",
                        "obstacle",
                        "logPosition",
                        "statePosition",
                        "lag",
                        "queue",
                        "lastVerification",
                        "tasks",
                        "taskObstacles",
                        "doom",
                        "openAmendments");
        assertThat(status.json().at("/taskObstacles").toString())
                .contains("Tasks of the kind address-change-letter wait: DAYBOOK_MAIL_HOST is not set.")
                .contains("Tasks of the kind statement-upload wait: DAYBOOK_S3_BUCKET is not set.");
        assertThat(status.text("/build")).isNotBlank().doesNotContain("$");
        assertThat(status.json().at("/ready").asBoolean()).isTrue();
        assertThat(status.json().at("/obstacle").isNull()).isTrue();
        assertThat(status.json().at("/lag").asLong()).isZero();
        assertThat(status.json().at("/logPosition").asLong()).isPositive();
        assertThat(status.position())
                .isEqualTo(status.json().at("/statePosition").asLong());
    }

    @Test
    void a_status_may_be_a_second_old_and_says_from_when_it_is() {
        Instant before = Instant.now();
        Instant now = Instant.parse(Daybook.statusNow().isStatus(200).text("/readAt"));
        Instant recent =
                Instant.parse(get(READER, "/api/v1/status").isStatus(200).text("/readAt"));
        assertThat(now).isAfterOrEqualTo(before);
        assertThat(recent).isAfterOrEqualTo(now);
    }

    @Test
    void a_head_is_asked_for_like_a_body() {
        newCompany();
        Answer head = send(READER, "HEAD", "/api/v1/status", null).isStatus(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.position()).isPositive();
    }
}
