package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The server or the database is killed while an import and two tellers write. What a seed has chosen is printed;
 * {@code -Ddaybook.crash.seed} repeats it, {@code -Ddaybook.crash.kills} asks for more.
 */
@Tag(ServerOfTests.OWN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final int EVENTS = Integer.getInteger("daybook.crash.events", 20_000);
    private static final int KILLS = Integer.getInteger("daybook.crash.kills", 3);
    private static final long SEED = Long.getLong("daybook.crash.seed", System.nanoTime());

    /** What the product promises: everything is in order so long after everybody can be reached. */
    private static final Duration PROMISED = Duration.ofSeconds(30);

    private final Random random = new Random(SEED);
    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();
    private final LogAndState books = new LogAndState(postgres);
    private final LocalServer server = server(postgres);
    private final ApiClient api = new ApiClient(server.url());

    private static LocalServer server(EmbeddedPostgres databases) {
        return ServerOfTests.in(ServerOfTests.folder("crash-it"))
                .databases(databases)
                .nodeId("crash-test")
                .javaOptions("-Xmx1g")
                .readyWhen("/health/live")
                .build();
    }

    @BeforeAll
    void start() {
        say("seed %d, %d kills, %d events".formatted(SEED, KILLS, EVENTS));
        startServer();
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void aCommandThatRunsWhenTheServerIsKilledIsRecordedAsAWholeOrNotAtAll() throws Exception {
        ImportFile file = ImportFile.of("crash", EVENTS);
        List<Teller> tellers = tellers("crash");
        int imported = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int batch = 50 + random.nextInt(350);
            long behind = books.headPosition() + random.nextInt(Math.max(1, (EVENTS - imported) / (KILLS - kill + 2)));
            // Every other kill hits a transaction that one database has prepared; the rest fall where they fall.
            boolean inDoubt = kill % 2 == 1;

            List<CompletableFuture<Void>> work =
                    tellers.stream().map(Teller::begin).toList();
            CompletableFuture<HttpResponse<String>> importing = api.importing(file, batch);
            books.awaitMoment(behind, inDoubt, importing::isDone);
            server.kill9();
            assertThatThrownBy(importing::join).as("an import that was cut off").isInstanceOf(RuntimeException.class);
            work.forEach(CompletableFuture::join);
            say("kill %d behind position %d at %d, %d in doubt"
                    .formatted(kill, behind, books.headPosition(), books.inDoubt()));
            startServer();

            books.mustBeWhole();
            int before = imported;
            imported = books.imported(file);
            assertThat(imported).as("lines imported").isGreaterThanOrEqualTo(before);
            assertThat(imported == before || imported % batch == 0 || imported == EVENTS)
                    .as("%d lines are whole batches of %d", imported, batch)
                    .isTrue();
            mustBeInTheLog(tellers);
        }
        finish(file, imported, tellers);
    }

    @Test
    void serviceResumesByItselfAfterPostgresqlWasKilledUnderLoad() throws Exception {
        ImportFile file = ImportFile.of("outage", EVENTS);
        List<Teller> tellers = tellers("outage");
        api.openAccount("outage-probe");
        Teller probe = new Teller(api, "outage-probe");
        long behind = books.headPosition() + random.nextInt(EVENTS / 2);

        List<CompletableFuture<Void>> work = tellers.stream().map(Teller::begin).toList();
        CompletableFuture<HttpResponse<String>> importing = api.importing(file, 200);
        books.awaitMoment(behind, random.nextBoolean(), importing::isDone);
        postgres.kill9();
        postgres.start();
        Instant healed = Instant.now();
        say("PostgreSQL was killed behind position %d, %d in doubt".formatted(behind, books.inDoubt()));
        await().atMost(PROMISED).until(probe::settle);
        say("service resumed after %d ms"
                .formatted(Duration.between(healed, Instant.now()).toMillis()));

        HttpResponse<String> answer = importing.join();
        tellers.forEach(Teller::stop);
        work.forEach(CompletableFuture::join);
        await().atMost(PROMISED).until(() -> books.inDoubt() == 0);
        assertThat(server.isRunning()).isTrue();
        books.mustBeWhole();
        int imported = books.imported(file);
        // A batch that waited in the queue meanwhile is carried out afterwards, and its callers notice nothing.
        assertThat(answer.statusCode()).as(answer.body()).isIn(503, 201);
        assertThat(number(answer.body(), answer.statusCode() == 201 ? "lines" : "committedLines"))
                .as("what was said to be imported")
                .isLessThanOrEqualTo(imported);
        mustBeInTheLog(tellers);
        finish(file, imported, tellers);
    }

    /** Connections are taken by the appender's thread, and some are lost while the log's own thread works at them. */
    @Test
    void serviceResumesByItselfAfterTheLogsConnectionWasLostDuringAWrite() throws Exception {
        List<Teller> tellers = tellers("write");
        Teller probe = tellers.get(1);

        CompletableFuture<Void> work = books.terminateWrite(tellers.get(0)::begin);
        await().atMost(PROMISED).until(probe::settle);

        tellers.get(0).stop();
        work.join();
        assertThat(tellers).allMatch(Teller::settle);
        books.mustBeWhole();
        mustBeInTheLog(tellers);
    }

    private List<Teller> tellers(String name) throws Exception {
        for (String account : List.of(name + "-1", name + "-2")) {
            api.openAccount(account);
        }
        return Stream.of(name + "-1", name + "-2")
                .map(account -> new Teller(api, account))
                .toList();
    }

    private void startServer() {
        Instant begin = Instant.now();
        server.start();
        Instant alive = Instant.now();
        HttpClient http = HttpClient.newHttpClient();
        URI ready = server.managementUrl().resolve("health/ready");
        await().atMost(PROMISED)
                .ignoreExceptions()
                .until(() -> http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        say("alive after %d ms, ready %d ms later"
                .formatted(
                        Duration.between(begin, alive).toMillis(),
                        Duration.between(alive, Instant.now()).toMillis()));
    }

    /** Imports the whole file once more, and reckons. */
    private void finish(ImportFile file, int imported, List<Teller> tellers) throws Exception {
        HttpResponse<String> answer = api.importing(file, 500).join();
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        assertThat(number(answer.body(), "lines")).isEqualTo(EVENTS);
        assertThat(number(answer.body(), "repeated")).isEqualTo(imported);
        assertThat(number(answer.body(), "appended")).isEqualTo(EVENTS - imported);
        assertThat(tellers).allMatch(Teller::settle);

        books.mustBeWhole();
        assertThat(books.imported(file)).isEqualTo(EVENTS);
        mustBeInTheLog(tellers);
        mustContain(books.accounts("balance"), file.balances());
        mustContain(books.accounts("accrued_interest"), file.interest());
        for (Teller teller : tellers) {
            assertThat(api.get("accounts/" + teller.account()).body())
                    .contains(
                            "\"balance\":{\"value\":\"" + teller.acknowledged().size() + ".00\"");
        }
    }

    private static void mustContain(Map<UUID, BigDecimal> actual, Map<UUID, BigDecimal> expected) {
        expected.forEach((account, sum) ->
                assertThat(actual.get(account)).as("account %s", account).isEqualByComparingTo(sum));
    }

    private void mustBeInTheLog(List<Teller> tellers) {
        Map<String, List<Long>> deposits = books.deposits();
        assertThat(deposits)
                .allSatisfy((deposit, positions) ->
                        assertThat(positions).as(deposit).hasSize(1));
        for (Teller teller : tellers) {
            assertThat(teller.refusals())
                    .as("statuses of what was not acknowledged")
                    .allMatch(status -> status == 503);
            say("%s has %d deposits acknowledged"
                    .formatted(teller.account(), teller.acknowledged().size()));
            teller.acknowledged()
                    .forEach((deposit, position) -> assertThat(deposits.get(deposit))
                            .as("%s was acknowledged", deposit)
                            .containsExactly(position));
        }
    }

    private static long number(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(json);
        assertThat(found.find()).as("%s in %s", field, json).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static void say(String sentence) {
        System.out.println("CrashIT: " + sentence);
    }
}
