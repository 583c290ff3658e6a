package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A rebuild that is cut off, in the middle, just before and just after the switch. */
@Tag(ServerOfTests.OWN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayCrashIT {

    private static final int EVENTS = Integer.getInteger("daybook.replay-crash.events", 30_000);
    private static final Duration PROMISED = Duration.ofSeconds(60);
    private static final String ASIDE =
            "select count(*) > 0 from pg_namespace where nspname like 'application_state_aside_%'";
    private static final String LEFT_BEHIND =
            "select count(*) > 0 from pg_namespace where nspname like 'application_state_%'";
    private static final String SWITCHING =
            "select count(*) > 0 from pg_locks where mode = 'AccessExclusiveLock' and not granted";
    private static final String STATE_ID = "select state_id::text from application_state.event_log_state";

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();
    private final LogAndState books = new LogAndState(postgres);
    private final LocalServer server = server(postgres);
    private final ApiClient api = new ApiClient(server.url());

    private static LocalServer server(EmbeddedPostgres databases) {
        return ServerOfTests.in(ServerOfTests.folder("replay-crash-it"))
                .databases(databases)
                .nodeId("replay-crash-test")
                .environment("DAYBOOK_VERIFICATION_ON_NEW_BUILD", "off")
                .javaOptions("-Xmx1g")
                .build();
    }

    @BeforeAll
    void fillTheLog() {
        server.start();
        HttpResponse<String> imported =
                api.importing(ImportFile.of("replayed", EVENTS), 2_000).join();
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.close();
    }

    private <T> T ask(String sql, Class<T> type) {
        try (Connection connection = postgres.connect("application_state", postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return type.cast(row.getObject(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean holds(String sql) {
        return ask(sql, Boolean.class);
    }

    private JsonNode operate(String method, String path, @Nullable String body, int... statuses) {
        try {
            HttpResponse<String> answer = api.operate(method, path, body);
            assertThat(statuses).as(answer.body()).contains(answer.statusCode());
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Begins as soon as no other one is taken for a running one. */
    private String begin(String kind) {
        return await().atMost(PROMISED)
                .until(
                        () -> operate("POST", "replays", "{\"kind\":\"" + kind + "\"}", 202, 409)
                                .path("id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    private String statusOf(String id) {
        return await().atMost(PROMISED)
                .until(
                        () -> operate("GET", "replays/" + id, null, 200)
                                .path("status")
                                .asText(),
                        status -> !status.equals("running"));
    }

    /** The live state is unchanged, the next replay can start, and it finds no difference. */
    private void mustBeUntouched(String id, String stateId) {
        assertThat(ask(STATE_ID, String.class)).isEqualTo(stateId);
        books.mustBeWhole();
        assertThat(statusOf(id)).isEqualTo("failed");
        mustBeInOrder();
    }

    private void mustBeInOrder() {
        assertThat(statusOf(begin("verify"))).isEqualTo("succeeded");
        await().until(() -> !holds(LEFT_BEHIND));
    }

    /** The live state is as it was until the next server takes the rebuild up, which then comes to its end. */
    private void mustBeResumed(String id, String stateId) {
        assertThat(ask(STATE_ID, String.class)).isEqualTo(stateId);
        books.mustBeWhole();
        restart();
        assertThat(statusOf(id)).isEqualTo("succeeded");
        assertThat(operate("GET", "replays/" + id, null, 200)
                        .path("resumptions")
                        .asInt())
                .isEqualTo(1);
        assertThat(ask(STATE_ID, String.class)).isEqualTo(id);
        books.mustBeWhole();
        mustBeInOrder();
    }

    private void restart() {
        server.start();
    }

    @Test
    void a_server_that_is_killed_in_the_middle_leaves_the_live_state_untouched_and_the_next_goes_on() {
        String stateId = ask(STATE_ID, String.class);
        String id = begin("rebuild");
        await().pollInterval(Duration.ofMillis(20)).until(() -> holds(ASIDE));
        server.kill9();
        assertThat(holds(LEFT_BEHIND)).isTrue();
        mustBeResumed(id, stateId);
    }

    @Test
    void a_server_that_is_killed_just_before_the_switch_leaves_the_live_state_untouched_and_the_next_goes_on()
            throws Exception {
        String stateId = ask(STATE_ID, String.class);
        String id;
        try (Connection reader = postgres.connect("application_state", postgres.superuser());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table application_state.event_log_state in access share mode");
            id = begin("rebuild");
            await().atMost(PROMISED).pollInterval(Duration.ofMillis(10)).until(() -> holds(SWITCHING));
            server.kill9();
            reader.rollback();
        }
        await().until(() -> !holds(SWITCHING));
        mustBeResumed(id, stateId);
    }

    @Test
    void a_server_that_is_killed_just_after_the_switch_has_switched() {
        String stateId = ask(STATE_ID, String.class);
        String id = begin("rebuild");
        await().atMost(PROMISED)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !ask(STATE_ID, String.class).equals(stateId));
        server.kill9();
        assertThat(ask(STATE_ID, String.class)).isEqualTo(id);
        books.mustBeWhole();
        restart();
        assertThat(statusOf(begin("verify"))).isEqualTo("succeeded");
        assertThat(statusOf(id)).isEqualTo("succeeded");
        await().until(() -> !holds(LEFT_BEHIND));
    }

    @Test
    void a_database_that_is_killed_in_the_middle_leaves_the_live_state_untouched() {
        String stateId = ask(STATE_ID, String.class);
        String id = begin("rebuild");
        await().pollInterval(Duration.ofMillis(20)).until(() -> holds(ASIDE));
        postgres.kill9();
        postgres.start();
        await().atMost(PROMISED).until(server::isReady);
        mustBeUntouched(id, stateId);
    }
}
