package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.OPERATOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.depositEvent;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.importLines;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.deployment.DaybookUnderTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P7 over HTTP: the state rebuilt and verified while everybody reads and writes. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ReplayIT {

    private static final String REPLAYS = "/api/v1/replays";

    @BeforeEach
    void noOtherReplayRuns() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !get(OPERATOR, REPLAYS + "?limit=1").body().contains("\"running\""));
    }

    private static Answer begin(String kind) {
        return send(OPERATOR, "POST", REPLAYS, "{\"kind\": \"" + kind + "\"}");
    }

    private static JsonNode result(Answer accepted) {
        String location = accepted.isStatus(202).header("Location");
        assertThat(location).isEqualTo(REPLAYS + "/" + accepted.text("/id"));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> get(AUDITOR, location).isStatus(200).json(),
                        replay -> !replay.at("/status").asText().equals("running"));
    }

    private static void onState(String sql) {
        onSuperuser("application_state", "set search_path = application_state; " + sql);
    }

    private static void onSuperuser(String database, String sql) {
        var postgres = DaybookUnderTest.postgres();
        try (Connection connection = postgres.connect(database, postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_divergence_is_named_and_a_rebuild_repairs_it() {
        String account = newAccount("CZK", "0");
        long position = deposit(account, "10.00", "CZK").position();
        onState("update posting set balance = balance + 1 where position = " + position);
        JsonNode diverged = result(begin("verify"));
        assertThat(diverged.at("/status").asText()).as(diverged.toString()).isEqualTo("diverged");
        JsonNode divergence = diverged.at("/divergences/0");
        assertThat(divergence.at("/table").asText()).isEqualTo("account");
        assertThat(divergence.at("/key").asText()).isEqualTo(accountId(account));
        assertThat(divergence.at("/column").asText()).isEqualTo("balance");
        assertThat(new BigDecimal(divergence.at("/live").asText())).isEqualByComparingTo("11");
        assertThat(new BigDecimal(divergence.at("/replayed").asText())).isEqualByComparingTo("10");
        assertThat(divergence.at("/firstPosition").asLong()).isEqualTo(position);
        JsonNode status = Daybook.statusNow().isStatus(200).json();
        assertThat(status.at("/lastVerification/status").asText()).isEqualTo("diverged");
        assertThat(status.at("/lastVerification/id").asText())
                .isEqualTo(diverged.at("/id").asText());

        JsonNode rebuilt = result(begin("rebuild"));
        assertThat(rebuilt.at("/status").asText()).as(rebuilt.toString()).isEqualTo("succeeded");
        assertThat(rebuilt.at("/switchMillis").asLong()).isBetween(0L, 1_000L);
        assertThat(rebuilt.at("/requestedBy").asText()).isEqualTo(OPERATOR);
        assertThat(new BigDecimal(account(account).text("/balance/value"))).isEqualByComparingTo("10");
        JsonNode repaired = Daybook.statusNow().json().at("/lastVerification");
        assertThat(repaired.at("/id").asText()).isEqualTo(rebuilt.at("/id").asText());
        assertThat(repaired.at("/kind").asText()).isEqualTo("rebuild");
        assertThat(repaired.at("/status").asText()).isEqualTo("succeeded");

        JsonNode verified = result(begin("verify"));
        assertThat(verified.at("/status").asText()).as(verified.toString()).isEqualTo("succeeded");
        assertThat(verified.at("/tables"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.at("/equal").asBoolean()).isTrue());
        assertThat(Daybook.statusNow().text("/lastVerification/status")).isEqualTo("succeeded");
        assertThat(get(
                                OPERATOR,
                                DaybookUnderTest.managementUrl()
                                        .resolve("/metrics")
                                        .toString())
                        .body())
                .contains("kind=\"rebuild\",status=\"succeeded\"} ")
                .contains("daybook_state_divergences{");
    }

    /** What was seen by those who used the API meanwhile. */
    private static final class Traffic {

        private final AtomicBoolean stopping = new AtomicBoolean();
        private final AtomicLong longestMillis = new AtomicLong();
        private final ExecutorService people = Executors.newCachedThreadPool();
        private final List<Future<Integer>> work = new ArrayList<>();

        /** Pays in and looks at once, again and again. */
        void addTeller() {
            String account = newAccount("CZK", "0");
            work.add(people.submit(() -> {
                int paid = 0;
                while (!stopping.get()) {
                    long begun = System.nanoTime();
                    long position = deposit(account, "1.00", "CZK").position();
                    longestMillis.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
                    paid++;
                    Answer seen = get(
                                    READER,
                                    "/api/v1/accounts/" + account,
                                    "Min-Event-Position",
                                    Long.toString(position))
                            .isStatus(200);
                    assertThat(new BigDecimal(seen.text("/balance/value")))
                            .isEqualByComparingTo(BigDecimal.valueOf(paid));
                    assertThat(seen.position()).isGreaterThanOrEqualTo(position);
                }
                return paid;
            }));
        }

        void addImport(int lines) {
            String accountId = accountId(newAccount("CZK", "0"));
            StringBuilder file = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                file.append(depositEvent(newUuid(), accountId, newId("imported"), "1.00", "CZK"))
                        .append('\n');
            }
            work.add(people.submit(() -> importLines(file.toString(), "?batch=200")
                    .isStatus(201)
                    .json()
                    .at("/appended")
                    .asInt()));
        }

        void end() throws Exception {
            stopping.set(true);
            for (Future<Integer> one : work) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isPositive();
            }
            people.shutdown();
        }
    }

    @Test
    void a_rebuild_disturbs_neither_an_import_nor_writers_nor_readers() throws Exception {
        Traffic traffic = new Traffic();
        traffic.addTeller();
        traffic.addTeller();
        traffic.addTeller();
        traffic.addImport(8_000);
        for (int i = 0; i < 3; i++) {
            JsonNode rebuilt = result(begin("rebuild"));
            assertThat(rebuilt.at("/status").asText()).as(rebuilt.toString()).isEqualTo("succeeded");
            assertThat(rebuilt.at("/switchMillis").asLong()).isLessThan(1_000);
        }
        traffic.end();
        assertThat(traffic.longestMillis.get()).as("the longest deposit, in ms").isLessThan(3_000);
        JsonNode verified = result(begin("verify"));
        assertThat(verified.at("/status").asText()).as(verified.toString()).isEqualTo("succeeded");
    }

    @Test
    void one_runs_at_a_time_and_can_be_watched_and_cancelled() {
        newAccount("CZK", "0");
        Answer first = begin("verify").isStatus(202);
        Answer second = begin("verify");
        assertThat(second.status()).isIn(202, 409);
        if (second.status() == 409) {
            second.isProblem(409, "replay.running");
        }
        String watched = get(OPERATOR, first.header("Location") + "/progress")
                .isStatus(200)
                .body();
        assertThat(watched).contains("event: succeeded\n").contains("data: {\"id\":\"" + first.text("/id"));
        send(OPERATOR, "DELETE", first.header("Location"), null).isProblem(409, "replay.ended");
        noOtherReplayRuns();
        assertThat(get(AUDITOR, REPLAYS).isStatus(200).text("/items/0/id")).isNotBlank();
    }

    @Test
    void what_is_no_replay_is_refused() {
        begin("rewind").isStatus(400);
        send(OPERATOR, "POST", REPLAYS, "{\"kind\": \"verify\"}", "Dry-Run", "true")
                .isProblem(400, "request.no-dry-run");
        get(OPERATOR, REPLAYS + "/" + newUuid()).isProblem(404, "replay.unknown");
        send(OPERATOR, "DELETE", REPLAYS + "/" + newUuid(), null).isProblem(404, "replay.unknown");
    }

    @Test
    void an_event_of_doom_is_told_and_the_live_state_serves_on() {
        String account = newAccount("CZK", "0");
        long position = deposit(account, "10.00", "CZK").position();
        String change = """
                alter table daybook.event_log_000000 disable trigger amended_only;
                update daybook.event_log_000000 set data = replace(data, '%s', '%s') where position = $position;
                alter table daybook.event_log_000000 enable always trigger amended_only""".replace("$position", Long.toString(position));
        onSuperuser("event_log", change.formatted("\"CZK\"", "\"EUR\""));
        try {
            JsonNode failed = result(begin("verify"));
            assertThat(failed.at("/status").asText()).as(failed.toString()).isEqualTo("failed");
            assertThat(failed.at("/failure/position").asLong()).isEqualTo(position);
            assertThat(failed.at("/failure/name").asText()).isEqualTo("FundsDeposited");
            assertThat(failed.at("/failure/message").asText()).contains(account);
            assertThat(failed.at("/failure/rows").toString()).contains(accountId(account));
            JsonNode status = Daybook.statusNow().isStatus(200).json();
            assertThat(status.at("/doom/position").asLong()).isEqualTo(position);
            assertThat(status.at("/ready").asBoolean()).isTrue();
            assertThat(send(
                                    OPERATOR,
                                    "GET",
                                    DaybookUnderTest.managementUrl()
                                            .resolve("/health")
                                            .toString(),
                                    null)
                            .json()
                            .toString())
                    .contains("daybook can be replayed")
                    .contains("Event " + position);
            deposit(account, "1.00", "CZK");
        } finally {
            onSuperuser("event_log", change.formatted("\"EUR\"", "\"CZK\""));
        }
        assertThat(result(begin("verify")).at("/status").asText()).isEqualTo("succeeded");
        assertThat(Daybook.statusNow().json().at("/doom").isNull()).isTrue();
    }
}
