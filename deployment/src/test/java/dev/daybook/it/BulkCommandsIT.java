package dev.daybook.it;

import static dev.daybook.it.Daybook.OPERATOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issue 14, point 4: many commands in one request. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
class BulkCommandsIT {

    private static final String PATH = "/api/v1/commands";
    private static final String NDJSON = "application/x-ndjson";

    private static Answer commands(String user, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", NDJSON));
        return send(user, "POST", PATH, body, all.toArray(String[]::new));
    }

    /** The answers to those lines, of a client that reads when it has sent everything. */
    private static List<JsonNode> answers(String user, List<String> lines) {
        Answer answer = commands(user, String.join("\n", lines)).isStatus(200);
        assertThat(answer.header("Content-Type")).startsWith(NDJSON);
        return answer.body().lines().map(Answer::parse).toList();
    }

    private static String deposit(String id, String account, String value) {
        String body = movementBody(account, value, "CZK").strip();
        return "{\"command\": \"DepositFunds\", \"id\": \"" + id + "\", " + body.substring(1);
    }

    private static List<String> deposits(String account, int count) {
        String prefix = newId("bulk");
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> deposit(prefix + "-" + i, account, "1.00"))
                .toList();
    }

    private static String balance(String account) {
        return account(account).text("/balance/value");
    }

    private static List<Integer> statuses(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.at("/status").asInt()).toList();
    }

    @Test
    void ten_thousand_lines_of_a_client_that_reads_afterwards_and_the_same_lines_again() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 10_000);
        long before = head();
        List<JsonNode> first = answers(WRITER, lines);
        assertThat(first).hasSize(10_000);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i).at("/line").asInt()).isEqualTo(i + 1);
            assertThat(first.get(i).at("/status").asInt()).isEqualTo(201);
        }
        assertThat(first).extracting(answer -> answer.at("/last").asLong()).isSorted();
        assertThat(head()).isEqualTo(before + 10_000);
        assertThat(balance(account)).isEqualTo("10000.00");

        List<JsonNode> again = answers(WRITER, lines);
        assertThat(statuses(again)).containsOnly(200);
        assertThat(again)
                .extracting(answer -> answer.at("/last").asLong())
                .isEqualTo(first.stream()
                        .map(answer -> answer.at("/last").asLong())
                        .toList());
        assertThat(head()).isEqualTo(before + 10_000);
    }

    @Test
    void fifty_thousand_lines_of_a_client_that_reads_meanwhile() throws Exception {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 50_000);
        try (RawHttp http = new RawHttp()) {
            Thread sending = new Thread(() -> {
                http.write(requestHead("Transfer-Encoding: chunked\r\n"));
                for (int i = 0; i < lines.size(); i += 500) {
                    http.write(chunk(String.join("\n", lines.subList(i, i + 500)) + "\n"));
                }
                http.write("0\r\n\r\n");
            });
            sending.start();
            // the connection is to be closed, so the answer has no chunks
            assertThat(http.answer().lines().filter(line -> line.contains("\"status\":201")))
                    .hasSize(50_000);
            sending.join();
        }
        assertThat(balance(account)).isEqualTo("50000.00");
    }

    @Test
    void a_client_may_wait_for_each_answer_before_it_sends_the_next_line() throws Exception {
        String account = newAccount("CZK", "0");
        try (RawHttp http = new RawHttp()) {
            http.write(requestHead("Transfer-Encoding: chunked\r\n"));
            BufferedReader answers = http.reader();
            for (String line : deposits(account, 3)) {
                http.write(chunk(line + "\n"));
                assertThat(nextAnswer(answers)).contains("\"status\":201");
            }
            http.write("0\r\n\r\n");
        }
        assertThat(balance(account)).isEqualTo("3.00");
    }

    @Test
    void poisoned_and_forbidden_lines_hurt_themselves_alone() {
        String account = newAccount("CZK", "0");
        List<String> lines = new ArrayList<>(deposits(account, 6));
        lines.set(1, "{\"command\": \"DepositFunds\", \"id\": ");
        lines.set(2, "{\"command\": \"ClosePeriod\", \"id\": \"1990-01-01\", \"reason\": \"No.\"}");
        lines.set(3, deposit(newId("deposit"), "nobody-has-this", "1.00"));
        lines.set(4, "x".repeat(70_000));
        List<JsonNode> answers = answers(WRITER, lines);
        assertThat(statuses(answers)).containsExactly(201, 400, 403, 422, 413, 201);
        assertThat(answers)
                .extracting(answer -> answer.at("/code").asText())
                .containsExactly(
                        "",
                        "request.unreadable-json",
                        "request.forbidden",
                        "account.unknown",
                        "request.line-too-long",
                        "");
        assertThat(balance(account)).isEqualTo("2.00");
    }

    @Test
    void a_line_and_a_request_to_the_commands_own_route_repeat_each_other() {
        String account = newAccount("CZK", "0");
        String one = newId("deposit");
        String other = newId("deposit");
        long last = put("/api/v1/deposits/" + one, movementBody(account, "1.00", "CZK"))
                .isStatus(201)
                .position();
        List<JsonNode> answers =
                answers(WRITER, List.of(deposit(one, account, "1.00"), deposit(other, account, "2.00")));
        assertThat(statuses(answers)).containsExactly(200, 201);
        assertThat(answers.get(0).at("/last").asLong()).isEqualTo(last);
        assertThat(answers.get(1).at("/location").asText()).isEqualTo("/api/v1/transactions/" + other);
        put("/api/v1/deposits/" + other, movementBody(account, "2.00", "CZK")).isStatus(200);
        put("/api/v1/deposits/" + other, movementBody(account, "3.00", "CZK")).isProblem(409, "deposit.exists");
        assertThat(answers(WRITER, List.of(deposit(other, account, "3.00")))
                        .get(0)
                        .at("/detail")
                        .asText())
                .contains("amount is");
    }

    @Test
    void keys_and_tags_of_lines_are_those_of_the_commands_own_route() {
        String account = newAccount("CZK", "0");
        String key = newId("key");
        String tag = account(account).header("ETag").replace("\"", "\\\"");
        String rate = "{\"command\": \"ChangeInterestRate\", \"id\": \"" + account
                + "\", \"annualInterestRate\": \"%s\", \"effectiveOn\": \"1993-02-01\"%s}";
        List<JsonNode> answers = answers(
                WRITER,
                List.of(
                        rate.formatted("0.01", ", \"key\": \"" + key + "\", \"ifMatch\": \"" + tag + "\""),
                        rate.formatted("0.02", ", \"ifMatch\": \"" + tag + "\""),
                        rate.formatted("0.03", ""),
                        rate.formatted("0.01", ", \"key\": \"" + key + "\"")));
        assertThat(statuses(answers)).containsExactly(201, 412, 201, 200);
        put(
                        "/api/v1/accounts/" + account + "/interest-rate",
                        "{\"annualInterestRate\": \"0.01\", \"effectiveOn\": \"1993-02-01\"}",
                        "Idempotency-Key",
                        key)
                .isStatus(200);
        assertThat(account(account).text("/annualInterestRate")).isEqualTo("0.03");
    }

    @Test
    void what_was_sent_on_a_connection_that_was_cut_can_be_sent_again() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 3_000);
        String body = String.join("\n", lines) + "\n";
        try (RawHttp cut = new RawHttp()) {
            cut.write(requestHead("Transfer-Encoding: chunked\r\n")).write(chunk(body.substring(0, body.length() / 2)));
            assertThat(cut.status()).isEqualTo(200);
        }
        List<JsonNode> answers = answers(WRITER, lines);
        assertThat(answers).hasSize(3_000);
        assertThat(statuses(answers)).containsAnyOf(200).isSubsetOf(200, 201);
        assertThat(balance(account)).isEqualTo("3000.00");
    }

    @Test
    void a_client_that_does_not_read_is_cut() throws Exception {
        String account = newAccount("CZK", "0");
        // refused lines cost no commit, and their answers are long
        String refused = deposit("not an id", account, "1.00") + "\n";
        String chunk = chunk(refused.repeat(500));
        long begun = System.nanoTime();
        try (RawHttp http = new RawHttp()) {
            http.write(requestHead("Transfer-Encoding: chunked\r\n"));
            while (http.writes(chunk)) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(2));
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(50));
        assertThat(statuses(answers(WRITER, deposits(account, 1)))).containsExactly(201);
    }

    @Test
    void a_request_that_cannot_be_lines_of_commands_is_refused_as_a_whole() {
        long before = head();
        commands(WRITER, "[" + deposit(newId("deposit"), "a", "1.00") + "]").isProblem(400, "request.wrong-shape");
        commands(WRITER, "{}", "Content-Encoding", "gzip").isProblem(415, "request.unsupported-encoding");
        commands(WRITER, "{}", "Idempotency-Key", "k").isProblem(400, "request.no-key");
        commands(WRITER, "{}", "Dry-Run", "true").isProblem(400, "request.no-dry-run");
        commands(WRITER, "{}", "If-Match", "*").isProblem(400, "request.no-precondition");
        send(WRITER, "POST", PATH + "?atomic=true", "{}", "Content-Type", NDJSON)
                .isProblem(400, "request.unknown-parameter");
        send(WRITER, "POST", PATH, "{}").isProblem(415, "request.unsupported-media-type");
        commands(READER, "{}").isProblem(403, "request.forbidden");
        assertThat(commands(WRITER, "\n\n").isStatus(200).body()).isEmpty();
        assertThat(answers(OPERATOR, List.of("{}")).get(0).at("/code").asText()).isEqualTo("request.wrong-shape");
        assertThat(head()).isEqualTo(before);
    }

    private static String requestHead(String moreHeaders) {
        return RawHttp.head(WRITER, "POST", PATH, "Content-Type: " + NDJSON + "\r\n" + moreHeaders);
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    /** The next line of the body that is an answer: between them stand the sizes of chunks. */
    private static String nextAnswer(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith("{")) {
            line = answers.readLine();
        }
        return String.valueOf(line);
    }
}
