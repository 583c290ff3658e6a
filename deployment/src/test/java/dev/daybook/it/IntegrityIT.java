package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.deployment.DaybookUnderTest;
import dev.daybook.verifier.VerifyExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P9 over HTTP: the head, checks of the chain, and the export with its verifier. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class IntegrityIT {

    private static final String CHECKS = "/api/v1/integrity/checks";

    private static JsonNode head() {
        return get(AUDITOR, "/api/v1/integrity/head").isStatus(200).json();
    }

    private static Answer begin(@Nullable String body) {
        return send(AUDITOR, "POST", CHECKS, body);
    }

    private static JsonNode result(Answer accepted) {
        String location = accepted.isStatus(202).header("Location");
        assertThat(location).isEqualTo(CHECKS + "/" + accepted.text("/id"));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> get(AUDITOR, location).isStatus(200).json(),
                        check -> !check.at("/status").asText().equals("running"));
    }

    private static void onSuperuser(String sql) {
        var postgres = DaybookUnderTest.postgres();
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void the_head_moves_with_the_log() {
        String account = newAccount("CZK", "0");
        JsonNode before = head();
        Answer appended = deposit(account, "1.00", "CZK");
        JsonNode after = head();
        assertThat(after.at("/position").asLong()).isGreaterThanOrEqualTo(appended.position());
        assertThat(after.at("/hash").asText())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(before.at("/hash").asText());
        assertThat(after.fieldNames()).toIterable().containsExactly("position", "hash");
    }

    @Test
    void a_check_of_an_untouched_log_says_so_with_or_without_an_earlier_head() {
        newAccount("CZK", "0");
        JsonNode earlier = head();
        newAccount("CZK", "0");
        for (String body : new String[] {null, "", earlier.toString()}) {
            JsonNode check = result(begin(body));
            assertThat(check.at("/status").asText()).as(check.toString()).isEqualTo("intact");
            assertThat(check.at("/position").asLong())
                    .isEqualTo(check.at("/target").asLong());
            assertThat(check.at("/head/position").asLong())
                    .isGreaterThan(earlier.at("/position").asLong());
            assertThat(check.at("/requestedBy").asText()).isEqualTo(AUDITOR);
            assertThat(check.at("/firstBad").isNull()).isTrue();
            assertThat(check.at("/finishedAt").asText()).endsWith("Z");
        }
    }

    private static void forge(long position, String data) {
        onSuperuser("""
                alter table daybook.event_log_000000 disable trigger amended_only;
                update daybook.event_log_000000 set data = %s where position = %d;
                alter table daybook.event_log_000000 enable always trigger amended_only""".formatted(data, position));
    }

    @Test
    void a_changed_event_is_named() {
        deposit(newAccount("CZK", "0"), "1.00", "CZK");
        long position = head().at("/position").asLong();
        forge(position, "data || ' '");
        try {
            JsonNode check = result(begin(null));
            assertThat(check.at("/status").asText()).as(check.toString()).isEqualTo("broken");
            assertThat(check.at("/firstBad/position").asLong()).isEqualTo(position);
            assertThat(check.at("/firstBad/problem").asText()).isEqualTo("data-changed");
            assertThat(check.at("/firstBad/detail").asText()).startsWith("The data of event " + position);
            assertThat(check.at("/head").isNull()).isTrue();
            assertThat(verify(export(""))).startsWith("1 broken at position " + position + " (data-changed)");
        } finally {
            forge(position, "rtrim(data)");
        }
    }

    @Test
    void a_head_that_was_never_there_is_told() {
        long position = head().at("/position").asLong();
        JsonNode beyond = result(begin("""
                {"position": %d, "hash": "%s"}""".formatted(position + 1_000_000, "0".repeat(64))));
        assertThat(beyond.at("/firstBad/problem").asText()).isEqualTo("ends-too-early");
        JsonNode other = result(begin("""
                {"position": %d, "hash": "%s"}""".formatted(position, "0".repeat(64))));
        assertThat(other.at("/firstBad/problem").asText()).isEqualTo("head-differs");
        assertThat(other.at("/firstBad/position").asLong()).isEqualTo(position);
    }

    @Test
    void one_check_runs_at_a_time_and_one_whose_server_died_has_failed() {
        newAccount("CZK", "0");
        String dead = newUuid();
        onSuperuser("insert into daybook.integrity_check (id, target, requested_by, position) values ('" + dead
                + "', 10, 'somebody', 7)");
        begin(null).isProblem(409, "integrity.check-running");
        assertThat(get(AUDITOR, CHECKS + "/" + dead).text("/status")).isEqualTo("running");

        onSuperuser(
                "update daybook.integrity_check set seen_at = seen_at - interval '1 minute' where id = '" + dead + "'");
        JsonNode failed = get(AUDITOR, CHECKS + "/" + dead).isStatus(200).json();
        assertThat(failed.at("/status").asText()).isEqualTo("failed");
        assertThat(failed.at("/failure").asText()).isEqualTo("The server that ran it has stopped.");
        assertThat(result(begin(null)).at("/status").asText()).isEqualTo("intact");
    }

    @Test
    void checks_are_listed_the_latest_first() {
        result(begin(null));
        String latest = result(begin(null)).at("/id").asText();
        JsonNode first = get(AUDITOR, CHECKS + "?limit=1").isStatus(200).json();
        // ids of the tests' own making may stand before it
        JsonNode all = get(AUDITOR, CHECKS).isStatus(200).json();
        assertThat(all.at("/items").findValuesAsText("id")).contains(latest);
        assertThat(first.at("/items")).hasSize(1);
        JsonNode second = get(
                        AUDITOR, CHECKS + "?limit=1&after=" + first.at("/next").asText())
                .isStatus(200)
                .json();
        assertThat(second.at("/items/0/id").asText())
                .isEqualTo(all.at("/items/1/id").asText());
        get(AUDITOR, CHECKS + "/" + newUuid()).isProblem(404, "integrity.unknown-check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{",
                "{\"position\": 1}",
                "{\"position\": 0, \"hash\": \"00\"}",
                "{\"position\": 1, \"hash\": \"00\"}",
                "{\"position\": -1, \"hash\": \"0000000000000000000000000000000000000000000000000000000000000000\"}",
                "{\"position\": 1.5, \"hash\": \"0000000000000000000000000000000000000000000000000000000000000000\"}",
                "{\"position\": 1, \"hash\": \"g000000000000000000000000000000000000000000000000000000000000000\"}"
            })
    void a_head_that_is_none_is_refused(String body) {
        assertThat(begin(body).status()).as(body).isEqualTo(400);
    }

    @Test
    void a_head_is_sent_as_json() {
        send(AUDITOR, "POST", CHECKS, "position=1", "Content-Type", "text/plain")
                .isProblem(415, "request.unsupported-media-type");
        send(AUDITOR, "POST", CHECKS, "{}", "Content-Encoding", "gzip").isProblem(415, "request.unsupported-encoding");
        send(AUDITOR, "POST", CHECKS, null, "Dry-Run", "true").isProblem(400, "request.no-dry-run");
    }

    @Test
    void an_export_is_checked_without_the_server() {
        newAccount("CZK", "0");
        JsonNode earlier = head();
        deposit(newAccount("CZK", "0"), "1.00", "CZK");
        Answer whole = export("");
        assertThat(whole.header("Content-Type")).isEqualTo("application/x-ndjson");
        String head =
                earlier.at("/position").asText() + ":" + earlier.at("/hash").asText();
        assertThat(verify(whole, "--head", head)).startsWith("0 intact: " + whole.position() + " events, head ");

        Answer rest = export("?after=" + earlier.at("/position").asText());
        assertThat(verify(rest, "--after", head))
                .isEqualTo("0 intact: "
                        + (rest.position() - earlier.at("/position").asLong()) + " events, head "
                        + verify(export("")).replaceFirst(".* head ", "").replaceFirst(", [0-9]+ amendments?$", ""));
        assertThat(Answer.parse(whole.body().lines().findFirst().orElseThrow()).fieldNames())
                .toIterable()
                .containsExactly(
                        "position",
                        "id",
                        "name",
                        "version",
                        "recordedAtMicros",
                        "actor",
                        "creator",
                        "commandId",
                        "dataDigest",
                        "hash",
                        "data");
    }

    private static Answer export(String query) {
        return get(AUDITOR, "/api/v1/events/export" + query).isStatus(200);
    }

    private static String verify(Answer export, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = VerifyExport.run(
                List.of(arguments),
                new ByteArrayInputStream(export.body().getBytes(StandardCharsets.UTF_8)),
                print,
                print);
        return code + " " + out.toString(StandardCharsets.UTF_8).strip();
    }
}
