package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import dev.daybook.local.ServerVariant;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two servers over the same databases, with a broker of their own between them, as {@code remote-broker.cli} has it. */
@Tag(ServerOfTests.OWN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
    private static final Duration PROMISED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Less than the 30 seconds after which the sweep sends a task again whose message was lost. */
    private static final Duration WITHOUT_THE_SWEEP = Duration.ofSeconds(20);

    private static final int EVENTS = 2_000;

    private final Path folder = ServerOfTests.folder("two-nodes-it");
    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();
    private final LogAndState books = new LogAndState(postgres);
    private final TaskRows rows = new TaskRows(postgres);
    private final Sink sink = new Sink(TaskGatewayFixture.freePort());
    private final TaskBroker broker = new TaskBroker(folder.resolve("broker"), TaskGatewayFixture.freePort());
    private final Path wildfly = ServerVariant.of(
            ServerOfTests.wildfly(), folder.resolve("wildfly"), Path.of("src/main/wildfly/remote-broker.cli"));
    private final LocalServer first = server("node-1");
    private final LocalServer second = server("node-2");
    private final ApiClient atFirst = new ApiClient(first.url());
    private final ApiClient atSecond = new ApiClient(second.url());

    TwoNodesIT() throws Exception {}

    private LocalServer server(String node) {
        return ServerOfTests.of(wildfly, folder.resolve(node))
                .databases(postgres)
                .nodeId(node)
                .javaOptions("-Xms256m", "-Xmx768m")
                .environment("DAYBOOK_BROKER_PORT", Integer.toString(broker.port()))
                .environment("DAYBOOK_BROKER_USER", TaskBroker.USER)
                .environment("DAYBOOK_BROKER_PASSWORD", TaskBroker.PASSWORD)
                .environment("DAYBOOK_WEBHOOK_ALLOWED_HOSTS", "localhost")
                .build();
    }

    @BeforeAll
    void start() throws Exception {
        sink.open();
        broker.open();
        first.launch();
        second.launch();
        first.awaitReady();
        second.awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        first.close();
        second.close();
        broker.close();
        sink.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void commandsThroughBothAreOneHistoryAndTheirTasksAreSharedOut() throws Exception {
        webhook("everything");
        Teller one = teller(atFirst, "one");
        Teller two = teller(atSecond, "two");
        ImportFile file = ImportFile.of("two-nodes", EVENTS);
        List<CompletableFuture<Void>> work = List.of(one.begin(), two.begin());
        ApiClient.mustBeDone(atSecond.importing(file, 100).join());
        Stream.of(one, two).forEach(Teller::stop);
        work.forEach(CompletableFuture::join);

        assertThat(one.refusals()).isEmpty();
        assertThat(two.refusals()).isEmpty();
        assertThat(books.imported(file)).isEqualTo(EVENTS);
        mustBeAcknowledgedOnce(one, two);
        seesAll(atSecond, one);
        seesAll(atFirst, two);
        awaitEmptyLedger(PATIENCE);
        assertThat(rows.texts("select distinct node from daybook.task_attempt order by node"))
                .containsExactly("node-1", "node-2");
        eachNotificationMustHaveArrivedOnce();
        books.mustBeWhole();
    }

    @Test
    @Order(2)
    void aNodeThatIsKilledUnderLoadTakesNothingWithIt() throws Exception {
        Teller one = teller(atFirst, "survivor");
        Teller two = teller(atSecond, "victim");
        List<CompletableFuture<Void>> work = List.of(one.begin(), two.begin());
        books.awaitMoment(books.headPosition() + 50, true, () -> false);
        second.kill9();
        second.start();
        await().atMost(PROMISED).until(one::settle);
        Stream.of(one, two).forEach(Teller::stop);
        work.forEach(CompletableFuture::join);

        assertThat(List.of(one, two)).allMatch(Teller::settle);
        mustBeAcknowledgedOnce(one, two);
        await().atMost(PROMISED).until(() -> books.inDoubt() == 0);
        awaitEmptyLedger(PATIENCE);
        books.mustBeWhole();
    }

    @Test
    @Order(3)
    void whileTheBrokerIsAwayCommandsAreCarriedOutAndTheirTasksAfterwards() throws Exception {
        broker.close();
        Teller one = teller(atFirst, "brokerless-1");
        Teller two = teller(atSecond, "brokerless-2");
        for (int i = 0; i < 20; i++) {
            assertThat(one.settle() && two.settle()).isTrue();
        }
        assertThat(rows.number("select count(*) from daybook.task where status = 'WAITING'"))
                .isPositive();
        broker.open();
        awaitEmptyLedger(WITHOUT_THE_SWEEP);
        mustBeAcknowledgedOnce(one, two);
        books.mustBeWhole();
    }

    private static Teller teller(ApiClient api, String account) throws Exception {
        api.openAccount(account);
        return new Teller(api, account);
    }

    private void webhook(String clientId) throws Exception {
        HttpResponse<String> answer =
                atFirst.operate("PUT", "webhooks/" + clientId, """
                {"url":"%s","events":["AccountOpened","FundsDeposited"],"secret":"%s"}""".formatted(sink.url("/all"), Sink.SECRET));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void mustBeAcknowledgedOnce(Teller... tellers) {
        Map<String, List<Long>> deposits = books.deposits();
        for (Teller teller : tellers) {
            assertThat(teller.acknowledged()).isNotEmpty();
            teller.acknowledged()
                    .forEach((deposit, position) -> assertThat(deposits.get(deposit))
                            .as("%s was acknowledged", deposit)
                            .containsExactly(position));
        }
    }

    private static void seesAll(ApiClient other, Teller teller) throws Exception {
        assertThat(other.get("accounts/" + teller.account()).body())
                .contains("\"balance\":{\"value\":\"" + teller.acknowledged().size() + ".00\"");
    }

    /** Every webhook has seen the whole log, and every task is done. */
    private void awaitEmptyLedger(Duration atMost) {
        await().atMost(atMost)
                .until(() -> rows.number("select (select count(*) from daybook.task where status <> 'DONE')"
                                + " + (select count(*) from daybook.webhook where seen_position <"
                                + " (select max(position) from daybook.event_log))")
                        == 0);
    }

    private void eachNotificationMustHaveArrivedOnce() {
        assertThat(sink.calls("/all").stream().map(Sink.Call::key))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(rows.texts("select id from daybook.task"));
    }
}
