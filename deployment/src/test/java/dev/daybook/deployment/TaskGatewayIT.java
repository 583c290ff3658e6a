package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * F7 and P8: the Task Gateway with real sinks, in a server of its own that is killed and started again. Each start begins
 * with an empty application state, which is built again from the log; nothing may reach the outside from that.
 *
 * <p>{@code -Ptasks} runs the long variants: ten thousand tasks, a sink that is down for a minute.
 */
@Tag(ServerOfTests.OWN)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaskGatewayIT extends TaskGatewayFixture {
    @Test
    @Order(1)
    void anAddressChangeReachesOldAndNewContactExactlyOnce() throws Exception {
        company("acme");
        move("acme", "moved@acme.example");
        awaitAllDone("address-change-letter", 1);
        mailMustBeThereOnce();
        MimeMessage letter = mail.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Acme acme has a new address");
        assertThat(String.valueOf(letter.getContent())).contains("Nova 7", "Hlavni 1", "moved@acme.example");
        String task = rows.text("select id from daybook.task where kind = 'address-change-letter'");
        assertThat(letter.getMessageID()).isEqualTo("<" + task + "@bank.example>");
        assertThat(operator("GET", "tasks/" + task, null).body())
                .contains("\"status\":\"DONE\"", "accepted for 2 of 2", "\"node\":\"task-test\"")
                .doesNotContain(MAIL_PASSWORD);
    }

    @Test
    @Order(2)
    void aStatementIsPutIntoObjectStorageByConditionalWrite() {
        UUID task = UUID.randomUUID();
        rows.execute(
                "insert into daybook.task (id, event_id, position, kind, payload, next_attempt_at, recorded_at, wake_at)"
                        + " values ('" + task + "', '" + UUID.randomUUID() + "', 1, 'statement-upload',"
                        + " '{\"account\":\"A-1\",\"from\":\"2026-01-01\",\"until\":\"2026-01-31\",\"text\":\"a,b\"}',"
                        + " now(), now(), now())");
        awaitAllDone("statement-upload", 1);
        String path = "/s3/statements/statements/A-1/2026-01-01_2026-01-31_" + task + ".csv";
        assertThat(sink.calls(path)).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.headers().get("If-none-match")).containsExactly("*");
            assertThat(call.body()).contains("a,b");
        });
    }

    @Test
    @Order(3)
    void eachNotificationArrivesInTheEndDespiteFailuresOfTheSink() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        sink.behave("/sound", (number, call) -> Sink.answer(call, 200));
        sink.behave("/fails", (number, call) -> Sink.answer(call, number <= 3 ? 500 : 200));
        sink.behave("/hangs", (number, call) -> {
            if (number == 1) {
                end.await();
            }
            Sink.answer(call, 200);
        });
        sink.behave("/late", (number, call) -> {
            if (number == 1) {
                await().pollDelay(Duration.ofMillis(5_500)).until(() -> true);
            }
            Sink.answer(call, 200);
        });
        sink.behave("/breaks", TaskGatewayIT::breakOnce);
        sink.behave("/leads-away", (number, call) -> {
            call.getResponseHeaders().set("Location", sink.url("/elsewhere"));
            Sink.answer(call, number == 1 ? 307 : 200);
        });
        Sink down = new Sink(freePort());
        List<String> paths = List.of("/sound", "/fails", "/hangs", "/late", "/breaks", "/leads-away");
        for (String path : paths) {
            webhook("of-" + path.substring(1), sink.url(path), "CompanyCreated");
        }
        webhook("of-down", down.url("/down"), "CompanyCreated");
        company("many-listen");
        Instant begin = Instant.now();
        await().atMost(PATIENCE)
                .until(() -> Duration.between(begin, Instant.now()).compareTo(OUTAGE) > 0);
        down.open();
        awaitAllDone("event-notification", paths.size() + 1);
        end.countDown();

        assertThat(sink.calls("/sound")).singleElement().satisfies(call -> {
            assertThat(call.signed()).isTrue();
            assertThat(call.headers().get("Content-type"))
                    .singleElement()
                    .asString()
                    .startsWith("application/cloudevents+json");
            assertThat(call.body())
                    .contains("\"specversion\":\"1.0\"", "\"type\":\"dev.daybook.CompanyCreated.v1\"", "many-listen");
        });
        assertThat(sink.calls("/fails")).hasSize(4);
        assertThat(sink.calls("/hangs")).hasSize(2);
        assertThat(sink.calls("/late")).hasSize(2);
        assertThat(sink.calls("/breaks")).hasSize(2);
        assertThat(sink.calls("/leads-away")).hasSize(2);
        assertThat(sink.calls("/elsewhere")).isEmpty();
        assertThat(down.calls("/down")).hasSize(1);
        for (String path : paths) {
            assertThat(sink.calls(path))
                    .extracting(Sink.Call::key)
                    .as(path)
                    .containsOnly(sink.calls(path).get(0).key());
            assertThat(sink.calls(path)).as(path).allMatch(Sink.Call::signed);
            unhook("of-" + path.substring(1));
        }
        unhook("of-down");
        down.close();
    }

    private static void breakOnce(int number, HttpExchange call) throws IOException {
        if (number == 1) {
            call.close();
        } else {
            Sink.answer(call, 200);
        }
    }

    @Test
    @Order(4)
    void whatFailsTooOftenIsDeadUntilAnOperatorRetriesIt() throws Exception {
        sink.behave("/broken", (number, call) -> Sink.answer(call, 503));
        webhook("broken", sink.url("/broken"), "CompanyCreated");
        company("nobody-hears");
        await().atMost(PATIENCE)
                .until(() -> rows.number("select count(*) from daybook.task where status = 'DEAD'") == 1);
        assertThat(sink.calls("/broken")).hasSize(9);
        String dead = operator("GET", "tasks?status=DEAD", null).body();
        assertThat(dead).contains("The webhook answered 503.", "\"next\":null").doesNotContain(Sink.SECRET);
        String id = rows.text("select id from daybook.task where status = 'DEAD'");

        sink.behave("/broken", (number, call) -> Sink.answer(call, 200));
        assertThat(operator("PUT", "tasks/retry", null).body()).isEqualTo("{\"retried\":1}");
        await().atMost(PATIENCE)
                .until(() -> operator("GET", "tasks/" + id, null).body().contains("\"status\":\"DONE\""));
        assertThat(operator("GET", "tasks/" + id, null).body())
                .contains("\"action\":\"RETRY\",\"actor\":\"operator\"", "\"number\":10");
        unhook("broken");
        assertThat(http.send(
                                HttpRequest.newBuilder(server.managementUrl().resolve("metrics"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains(
                        "daybook_task_attempts_seconds_count",
                        "daybook_tasks{",
                        "daybook_tasks_oldest_waiting_seconds",
                        "daybook_append_commands_total{",
                        "daybook_append_queue_length",
                        "daybook_append_queue_wait_seconds_count",
                        "daybook_append_batch_commands_count",
                        "daybook_append_batch_phase_seconds_count{",
                        "daybook_xa_prepare_seconds_count{",
                        "daybook_xa_commit_seconds_count{");
        assertThat(http.send(
                                HttpRequest.newBuilder(server.managementUrl().resolve("health"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("daybook carries tasks out in time");
    }

    @Test
    @Order(5)
    void whatWasDoneBeforeTheServerDiedIsDoneAgainUnderTheSameKeyAndNoRebuildTellsAnybody() throws Exception {
        sink.behave("/deadly", (number, call) -> {
            if (number == 1) {
                server.kill9();
            }
            Sink.answer(call, 200);
        });
        webhook("deadly", sink.url("/deadly"), "CompanyCreated");
        company("last-words");
        await().atMost(PATIENCE).until(() -> !server.isRunning());
        long tasks = rows.number("select count(*) from daybook.task");
        startOnAnEmptyState();
        awaitAllDone("event-notification", 9);
        assertThat(sink.calls("/deadly")).hasSize(2);
        assertThat(sink.calls("/deadly").get(1).key())
                .isEqualTo(sink.calls("/deadly").get(0).key());
        assertThat(rows.number("select count(*) from daybook.task")).isEqualTo(tasks);
        String id = sink.calls("/deadly").get(0).key();
        assertThat(rows.number("select count(*) from daybook.task_attempt where task_id = '" + id + "'"
                        + " and finished_at is null"))
                .as("attempts that were cut off")
                .isEqualTo(1);
        mailMustBeThereOnce();
        unhook("deadly");
    }

    @Test
    @Order(6)
    void aLostJournalOfTheBrokerLosesNothing() throws Exception {
        sink.behave("/later", (number, call) -> Sink.answer(call, 503));
        webhook("later", sink.url("/later"), "CompanyCreated");
        for (int i = 0; i < 5; i++) {
            company("journal-" + i);
        }
        await().atMost(PATIENCE).until(() -> sink.calls("/later").size() >= 5);
        server.kill9();
        delete(server.base().resolve("data").resolve("activemq"));
        sink.behave("/later", (number, call) -> Sink.answer(call, 200));
        startOnAnEmptyState();
        awaitAllDone("event-notification", 14);
        mailMustBeThereOnce();
        unhook("later");
    }

    @Test
    @Order(7)
    void thousandsOfTasksAreDoneWhileAppendsGoOn() throws Exception {
        api.openAccount("teller");
        Teller teller = new Teller(api, "teller");
        webhook("many", sink.url("/many"), "InterestAccrued", "AccountOpened", "FundsWithdrawn");
        ImportFile file = ImportFile.of("many", LINES);
        long expected = file.lines().stream()
                .filter(line -> !line.contains("FundsDeposited") && !line.contains("CompanyCreated"))
                .count();
        CompletableFuture<Void> paying = teller.begin();
        Instant begin = Instant.now();
        ApiClient.mustBeDone(api.importing(file, 500).join());
        awaitEmptyLedger(PATIENCE.plusSeconds(MANY / 20));
        Duration took = Duration.between(begin, Instant.now());
        teller.stop();
        paying.join();
        awaitEmptyLedger(PATIENCE);
        List<String> keys = sink.calls("/many").stream().map(Sink.Call::key).toList();
        say("%d notifications, %d deposits meanwhile, %d ms"
                .formatted(keys.size(), teller.acknowledged().size(), took.toMillis()));
        assertThat(keys).doesNotHaveDuplicates().hasSize((int) expected);
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(rows.texts("select t.id from daybook.task t"
                        + " where t.ordering_key like 'webhook many %' and t.status = 'DONE'"));
        assertThat(teller.refusals()).isEmpty();
        eventsOfOneThingMustBeInOrder();
    }

    private void eventsOfOneThingMustBeInOrder() {
        var positions = new java.util.HashMap<String, Long>();
        for (Sink.Call call : sink.calls("/many")) {
            String subject = call.body().replaceAll(".*\"subject\":\"([^\"]+)\".*", "$1");
            long position = Long.parseLong(call.body().replaceAll(".*\"sequence\":\"([0-9]+)\".*", "$1"));
            Long before = positions.put(subject, position);
            assertThat(before == null || before < position).as(call.body()).isTrue();
        }
    }

    @Test
    @Order(8)
    void aThirdRebuildSendsNothingAgainAndTheBooksAreWhole() throws Exception {
        int heard = sink.calls("/many").size();
        server.stop();
        startOnAnEmptyState();
        assertThat(rebuilds).isEqualTo(3);
        company("after-all");
        awaitEmptyLedger(PATIENCE);
        assertThat(sink.calls("/many")).hasSize(heard);
        mailMustBeThereOnce();
        assertThat(rows.number("select count(*) from daybook.task where status <> 'DONE'"))
                .isZero();
        assertThat(rows.number("select count(*) from (select from daybook.task group by event_id, kind, ordering_key"
                        + " having count(*) > 1) twice"))
                .isZero();
        books.mustBeWhole();
        noSecretMayHaveGotOut();
    }
}
