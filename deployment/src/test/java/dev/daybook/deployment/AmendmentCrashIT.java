package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server that is killed while an approved amendment is applied: before the log is changed, and between the two commits. */
@Tag(ServerOfTests.OWN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentCrashIT {

    private static final Duration PROMISED = Duration.ofSeconds(90);
    private static final String SWITCHING =
            "select count(*)::text from pg_locks where mode = 'AccessExclusiveLock' and not granted";
    private static final String LEFT_BEHIND =
            "select count(*)::text from pg_namespace where nspname like 'application_state_%'";
    private static final String AMENDMENTS = "select count(*)::text from daybook.event_log where name = 'EventAmended'";

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();
    private final LogAndState books = new LogAndState(postgres);
    private final LocalServer server = ServerOfTests.in(ServerOfTests.folder("amendment-crash-it"))
            .databases(postgres)
            .nodeId("amendment-crash-test")
            .environment("DAYBOOK_VERIFICATION_ON_NEW_BUILD", "off")
            .build();
    private final ApiClient api = new ApiClient(server.url());
    private int accounts;

    @BeforeAll
    void start() {
        server.start();
    }

    @BeforeEach
    void awaitReadiness() {
        Awaitility.await().atMost(PROMISED).until(server::isReady);
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.close();
    }

    private String ask(String database, String sql) {
        try (Connection connection = postgres.connect(database, postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void onState(String sql) {
        try (Connection connection = postgres.connect("application_state", postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JsonNode request(String user, String method, String path, @Nullable String body) {
        try {
            HttpResponse<String> answer = api.request(user, method, path, body);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private JsonNode await(String user, String path, String field, String... statuses) {
        return Awaitility.await()
                .atMost(PROMISED)
                .ignoreExceptions()
                .until(
                        () -> request(user, "GET", path, null),
                        seen -> List.of(statuses).contains(seen.at(field).asText()));
    }

    /** An account with 10.00 that ought to be 12.00. */
    private String newAccount() throws Exception {
        String account = "amended-" + ++accounts;
        api.openAccount(account);
        ApiClient.mustBeDone(api.put("deposits/of-" + account, """
                {"account":"%s","amount":{"value":"10.00","currency":"CZK"},"occurredOn":"2026-01-05"}""".formatted(account)));
        return account;
    }

    private String propose(long position) {
        JsonNode data = request("auditor", "GET", "events/" + position, null).at("/data");
        String id = request("operator", "POST", "amendments", """
                        {"position":%d,"data":%s,"reason":"It was 12."}""".formatted(
                                position, data.toString().replace("10.00", "12.00")))
                .at("/id")
                .asText();
        await("operator", "amendments/" + id, "/trial/status", "diverged");
        return id;
    }

    private String balance(String account) {
        return request("reader", "GET", "accounts/" + account, null)
                .at("/balance/value")
                .asText();
    }

    /** A long read delays the switch. */
    private Connection reader() throws SQLException {
        Connection reader = postgres.connect("application_state", postgres.superuser());
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("lock table application_state.event_log_state in access share mode");
        }
        return reader;
    }

    private void awaitSwitch() {
        Awaitility.await()
                .atMost(PROMISED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !ask("application_state", SWITCHING).equals("0"));
    }

    private void mustBeApplied(String id, String account) {
        await("auditor", "amendments/" + id, "/status", "applied");
        Awaitility.await().atMost(PROMISED).until(server::isReady);
        assertThat(balance(account)).isEqualTo("12.00");
        books.mustBeWhole();
        String verify = Awaitility.await()
                .atMost(PROMISED)
                .ignoreExceptions()
                .until(
                        () -> request("operator", "POST", "replays", "{\"kind\":\"verify\"}")
                                .at("/id")
                                .asText(),
                        begun -> !begun.isEmpty());
        assertThat(await("operator", "replays/" + verify, "/status", "succeeded", "diverged", "failed")
                        .at("/status")
                        .asText())
                .isEqualTo("succeeded");
        String check =
                request("auditor", "POST", "integrity/checks", null).at("/id").asText();
        assertThat(await("auditor", "integrity/checks/" + check, "/status", "intact", "broken", "failed")
                        .at("/status")
                        .asText())
                .isEqualTo("intact");
        Awaitility.await()
                .atMost(PROMISED)
                .until(() -> ask("application_state", LEFT_BEHIND).equals("0"));
    }

    @Test
    void killed_before_the_log_is_changed_it_is_applied_after_the_next_start() throws Exception {
        String account = newAccount();
        long position = books.headPosition();
        String id = propose(position);
        String before = ask("event_log", AMENDMENTS);
        try (Connection reader = reader()) {
            request("approver", "PUT", "amendments/" + id + "/approval", null);
            awaitSwitch();
            server.kill9();
            reader.rollback();
        }
        assertThat(ask("event_log", AMENDMENTS)).isEqualTo(before);
        assertThat(ask("event_log", "select status from daybook.amendment where id = '" + id + "'"))
                .isEqualTo("approved");
        server.start();
        mustBeApplied(id, account);
    }

    @Test
    void killed_between_the_two_commits_the_state_is_rebuilt_before_anything_is_appended() throws Exception {
        String account = newAccount();
        long position = books.headPosition();
        String id = propose(position);
        String before = ask("event_log", AMENDMENTS);
        String stateId = ask("application_state", "select state_id from application_state.event_log_state");
        try (Connection reader = reader()) {
            request("approver", "PUT", "amendments/" + id + "/approval", null);
            awaitSwitch();
            // the new state learns last, and slowly from here on, that the log has grown by the amendment
            onState("""
                    do $$
                    declare aside text;
                    begin
                        select nspname into aside from pg_namespace where nspname like 'application_state_aside_%%';
                        execute format('create function %%I.dawdle() returns trigger language plpgsql as
                            ''begin perform pg_sleep(20); return new; end''', aside);
                        execute format('create trigger dawdle before update on %%I.event_log_state for each row
                            when (new.position > %d) execute function %%I.dawdle()', aside, aside);
                        execute format('grant execute on function %%I.dawdle() to public', aside);
                    end $$""".formatted(position));
            reader.rollback();
        }
        Awaitility.await()
                .atMost(PROMISED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !ask("event_log", AMENDMENTS).equals(before));
        server.kill9();
        onState("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = 'application_state' and wait_event = 'PgSleep'");
        assertThat(ask("application_state", "select state_id from application_state.event_log_state"))
                .isEqualTo(stateId);
        server.start();
        mustBeApplied(id, account);
        assertThat(ask("application_state", "select state_id from application_state.event_log_state"))
                .isNotEqualTo(stateId);
    }
}
