package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.OPERATOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.account;
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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changing events over HTTP: an event of doom found, amended by two people, rebuilt, and the chain verified. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class AmendmentsIT {

    private static final String APPROVER = "approver";
    private static final String AMENDMENTS = "/api/v1/amendments";
    private static final String REPLAYS = "/api/v1/replays";

    @BeforeEach
    void noReplayRuns() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !get(OPERATOR, REPLAYS + "?limit=1").body().contains("\"running\""));
    }

    private static Answer propose(long position, String data) {
        return send(OPERATOR, "POST", AMENDMENTS, """
                {"position": %d, "data": %s, "reason": "The clerk took the wrong currency."}""".formatted(position, data));
    }

    private static String data(long position) {
        return get(AUDITOR, "/api/v1/events/" + position)
                .isStatus(200)
                .json()
                .at("/data")
                .toString();
    }

    private static JsonNode see(String location) {
        return get(APPROVER, location).isStatus(200).json();
    }

    private static JsonNode tried(String location) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> see(location), amendment -> {
            String status = amendment.at("/trial/status").asText("");
            return !status.isEmpty() && !status.equals("running");
        });
    }

    private static JsonNode approve(String location) {
        send(APPROVER, "PUT", location + "/approval", null).isStatus(202);
        JsonNode applied = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> see(location),
                        amendment -> !amendment.at("/status").asText().equals("approved")
                                || amendment.at("/rebuild/status").asText().equals("failed"));
        assertThat(applied.at("/status").asText()).as(applied.toString()).isEqualTo("applied");
        return applied;
    }

    private static JsonNode replay(String kind) {
        String location = send(OPERATOR, "POST", REPLAYS, "{\"kind\": \"" + kind + "\"}")
                .isStatus(202)
                .header("Location");
        return ended(location);
    }

    private static JsonNode ended(String location) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(AUDITOR, location).isStatus(200).json(),
                        result -> !result.at("/status").asText().equals("running"));
    }

    private static JsonNode integrity() {
        return ended(send(AUDITOR, "POST", "/api/v1/integrity/checks", null)
                .isStatus(202)
                .header("Location"));
    }

    private static String verifiedExport() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String export = get(AUDITOR, "/api/v1/events/export").isStatus(200).body();
        VerifyExport.run(List.of(), new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), print, print);
        return out.toString(StandardCharsets.UTF_8).strip();
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
    void an_event_of_doom_is_found_amended_with_approval_and_rebuilt_and_the_chain_verifies() {
        String account = newAccount("CZK", "0");
        long position = deposit(account, "10.00", "CZK").position();
        deposit(account, "5.00", "CZK");
        onSuperuser("""
                alter table daybook.event_log_000000 disable trigger amended_only;
                update daybook.event_log_000000 set data = replace(data, '"CZK"', '"EUR"') where position = %d;
                alter table daybook.event_log_000000 enable always trigger amended_only""".formatted(position));

        JsonNode failed = replay("verify");
        assertThat(failed.at("/status").asText()).as(failed.toString()).isEqualTo("failed");
        assertThat(failed.at("/failure/position").asLong()).isEqualTo(position);
        JsonNode broken = integrity();
        assertThat(broken.at("/firstBad/position").asLong())
                .as(broken.toString())
                .isEqualTo(position);
        assertThat(broken.at("/firstBad/problem").asText()).isEqualTo("data-changed");

        String location = propose(position, data(position).replace("EUR", "CZK").replace("10.00", "12.00"))
                .isStatus(202)
                .header("Location");
        JsonNode proposed = tried(location);
        assertThat(proposed.at("/trial/status").asText())
                .as(proposed.toString())
                .isEqualTo("diverged");
        assertThat(proposed.at("/trial/divergences").toString())
                .contains("17.0000")
                .contains("12.0000");
        assertThat(proposed.at("/changedPastTheLog").asBoolean()).isTrue();
        assertThat(proposed.at("/status").asText()).isEqualTo("proposed");
        assertThat(Daybook.statusNow().json().at("/openAmendments").toString()).contains("\"position\":" + position);
        send(OPERATOR, "PUT", location + "/approval", null).isProblem(403, "request.forbidden");
        assertThat(new BigDecimal(account(account).text("/balance/value"))).isEqualByComparingTo("15");
        String tag = account(account).header("ETag");

        JsonNode applied = approve(location);
        requireNoticedByReaders(
                account, tag, position, applied.at("/recordedAt").asLong());
        assertThat(applied.at("/proposedBy").asText()).isEqualTo(OPERATOR);
        assertThat(applied.at("/approvedBy").asText()).isEqualTo(APPROVER);
        assertThat(new BigDecimal(account(account).text("/balance/value"))).isEqualByComparingTo("17");
        JsonNode event = get(AUDITOR, "/api/v1/events/" + position).json();
        assertThat(event.at("/amendedBy").asText()).isEqualTo(applied.at("/id").asText());
        assertThat(event.at("/amendments/0/reason").asText()).isEqualTo("The clerk took the wrong currency.");
        assertThat(event.at("/amendments/0/digestAfter").asText())
                .isEqualTo(applied.at("/digestAfter").asText());
        JsonNode recorded = get(
                        AUDITOR, "/api/v1/events/" + applied.at("/recordedAt").asLong())
                .json();
        assertThat(recorded.at("/name").asText()).isEqualTo("EventAmended");
        assertThat(recorded.at("/data/position").asLong()).isEqualTo(position);
        assertThat(recorded.at("/actor").asText()).isEqualTo(APPROVER);

        JsonNode intact = integrity();
        assertThat(intact.at("/status").asText()).as(intact.toString()).isEqualTo("intact");
        assertThat(verifiedExport()).startsWith("intact: ").contains(" amendment");
        assertThat(replay("verify").at("/status").asText()).isEqualTo("succeeded");
        JsonNode status = Daybook.statusNow().json();
        assertThat(status.at("/doom").isNull()).isTrue();
        assertThat(status.at("/openAmendments")).isEmpty();
        assertThat(status.at("/lag").asLong()).isZero();
        deposit(account, "1.00", "CZK");
        assertThat(new BigDecimal(account(account).text("/balance/value"))).isEqualByComparingTo("18");
    }

    /** The account had two deposits: the first one was amended. */
    private static void requireNoticedByReaders(String account, String tag, long position, long amendedAt) {
        String path = "/api/v1/accounts/" + account;
        JsonNode seen = send(READER, "GET", path, null, "If-None-Match", tag)
                .isStatus(200)
                .json();
        assertThat(seen.at("/position").asLong()).isEqualTo(amendedAt);
        JsonNode postings = get(READER, path + "/postings").isStatus(200).json().at("/items");
        assertThat(postings.at("/0/position").asLong()).isEqualTo(position);
        assertThat(postings.at("/0/amended").asLong()).isEqualTo(amendedAt);
        assertThat(postings.at("/1").has("amended")).isFalse();
        String transaction =
                "/api/v1/transactions/" + postings.at("/0/transactionId").asText();
        assertThat(get(READER, transaction).isStatus(200).json().at("/amended").asLong())
                .isEqualTo(amendedAt);
        JsonNode events = get(AUDITOR, "/api/v1/events?account=" + account)
                .isStatus(200)
                .json()
                .at("/items");
        JsonNode last = events.get(events.size() - 1);
        assertThat(last.at("/position").asLong()).isEqualTo(amendedAt);
        assertThat(last.at("/data/subjectIds/0").asText())
                .isEqualTo(seen.at("/accountId").asText());
        assertThat(last.at("/amends/position").asLong()).isEqualTo(position);
        assertThat(last.at("/amends/name").asText()).isEqualTo("FundsDeposited");
        assertThat(last.at("/amends/data/amount/value").asText()).isEqualTo("12.00");
    }

    @Test
    void an_amendment_is_withdrawn_and_none_is_approved_that_would_do_harm() {
        String account = newAccount("CZK", "0");
        long position = deposit(account, "10.00", "CZK").position();
        String harmful = propose(position, data(position).replace("CZK", "EUR"))
                .isStatus(202)
                .header("Location");
        assertThat(tried(harmful).at("/trial/failure/position").asLong()).isEqualTo(position);
        send(APPROVER, "PUT", harmful + "/approval", null).isProblem(409, "amendment.trial-failed");
        propose(position, data(position).replace("10.00", "11.00")).isProblem(409, "amendment.open");
        assertThat(send(OPERATOR, "DELETE", harmful, null).isStatus(200).text("/status"))
                .isEqualTo("withdrawn");
        send(APPROVER, "PUT", harmful + "/approval", null).isProblem(409, "amendment.closed");
        assertThat(Daybook.statusNow().json().at("/doom").isNull())
                .as("a trial tells nothing of the log as it stands")
                .isTrue();
        assertThat(get(AUDITOR, AMENDMENTS + "?limit=1").isStatus(200).text("/items/0/status"))
                .isEqualTo("withdrawn");
    }

    @Test
    void what_is_no_amendment_is_refused() {
        String account = newAccount("CZK", "0");
        long position = deposit(account, "10.00", "CZK").position();
        String data = data(position);
        propose(position, data).isProblem(422, "amendment.no-change");
        propose(999_999_999, data).isProblem(422, "event.unknown");
        propose(position, data.replace("amount", "sum")).isProblem(400, "event.unreadable-data");
        propose(position, data.replace("10.00", "-1.00")).isProblem(422, "money.negative");
        propose(position, "[1]").isProblem(400, "request.wrong-shape");
        propose(position, "null").isStatus(400);
        send(OPERATOR, "POST", AMENDMENTS, "{\"position\": 1, \"data\": {}, \"reason\": \" \"}")
                .isProblem(422, "amendment.reason");
        send(OPERATOR, "POST", AMENDMENTS, "{\"position\": 1, \"data\": {}}").isStatus(400);
        send(OPERATOR, "POST", AMENDMENTS, "{\"position\": 1, \"data\": {}, \"reason\": \"x\"}", "Dry-Run", "true")
                .isProblem(400, "request.no-dry-run");
        get(OPERATOR, AMENDMENTS + "/" + newUuid()).isProblem(404, "amendment.unknown");
        send(OPERATOR, "DELETE", AMENDMENTS + "/" + newUuid(), null).isProblem(404, "amendment.unknown");
        Daybook.post("/api/v1/events", """
                {"name": "EventAmended", "data": {"position": 1}}""").isProblem(422, "event.not-a-fact");
        send(OPERATOR, "POST", REPLAYS, "{\"kind\": \"trial\"}").isStatus(400);
    }
}
