package dev.daybook.adapters.rest.bulk;

import static dev.daybook.adapters.rest.bulk.BulkServer.deposit;
import static dev.daybook.adapters.rest.bulk.BulkServer.movement;
import static dev.daybook.adapters.rest.bulk.BulkServer.sender;
import static dev.daybook.adapters.rest.bulk.BulkServer.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a line does, and how it is answered. */
@Timeout(60)
class BulkCommandsTest {

    private final BulkServer bulk = new BulkServer();

    @BeforeEach
    void openAccount() throws IOException {
        bulk.openAccount("a");
    }

    @AfterEach
    void stop() {
        bulk.close();
    }

    private static List<Integer> statuses(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.at("/status").asInt()).toList();
    }

    private static List<Integer> lines(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.at("/line").asInt()).toList();
    }

    private static String code(JsonNode answer) {
        return answer.at("/code").asText();
    }

    private Money balance() {
        return bulk.server().read(state -> BankCommands.account(state, "a").balance());
    }

    @Test
    void commands_are_carried_out_and_answered_in_the_order_of_their_lines() throws IOException {
        List<JsonNode> answers = bulk.send(
                writer(),
                movement("WithdrawFunds", "w-1", "a", "1.00", ""),
                deposit("d-1", "a", "100.00"),
                movement("WithdrawFunds", "w-2", "a", "100.00", ""),
                movement("WithdrawFunds", "w-3", "a", "0.01", ""));
        assertThat(lines(answers)).containsExactly(1, 2, 3, 4);
        assertThat(statuses(answers)).containsExactly(422, 201, 201, 422);
        assertThat(answers.get(1).toString()).isEqualTo("""
                {"line":2,"status":201,"first":3,"last":3,"position":3,"location":"/api/v1/transactions/d-1"}""");
        assertThat(code(answers.get(3))).isEqualTo("account.insufficient-funds");
        assertThat(answers.get(3).at("/detail").asText()).contains("0.01 EUR");
        assertThat(balance()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void an_unreadable_line_hurts_itself_alone() throws IOException {
        List<String> unreadable = List.of(
                "{",
                "[]",
                "null",
                "oops",
                "{\"command\": \"DepositFunds\"}",
                "{\"id\": \"d-2\"}",
                "{\"command\": 1, \"id\": \"d-2\"}",
                "{\"command\": \"DepositFunds\", \"id\": \"d-2\", \"id\": \"d-3\"}",
                "{\"command\": \"DepositFunds\", \"id\": \"d-2\"} {}",
                "{\"command\": \"DepositFunds\", \"id\": \"d-2\", \"account\": \"a\", \"amount\": 1}",
                "{\"command\": \"RobBank\", \"id\": \"d-2\"}");
        List<String> lines = new ArrayList<>();
        for (String line : unreadable) {
            lines.add(line);
            lines.add(deposit("good-" + lines.size(), "a", "1.00"));
        }
        List<JsonNode> answers = bulk.send(writer(), lines.toArray(String[]::new));
        assertThat(answers).hasSameSizeAs(lines);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).at("/line").asInt()).isEqualTo(i + 1);
            assertThat(answers.get(i).at("/status").asInt()).as(lines.get(i)).isEqualTo(i % 2 == 0 ? 400 : 201);
            assertThat(answers.get(i).has("detail")).as(lines.get(i)).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void a_line_that_is_too_long_or_no_utf_8_hurts_itself_alone() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((deposit("d-1", "a", "1.00") + "\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("x".repeat(70_000) + "\n\n\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {'{', (byte) 0xff, '}', '\n'});
        body.writeBytes(deposit("d-2", "a", "1.00").getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bulk.run(new ByteArrayInputStream(body.toByteArray()), writer(), out);
        List<JsonNode> answers = BulkServer.answers(out.toString(StandardCharsets.UTF_8));
        assertThat(lines(answers)).containsExactly(1, 2, 5, 6);
        assertThat(statuses(answers)).containsExactly(201, 413, 400, 201);
    }

    @Test
    void an_unknown_field_is_refused_and_the_known_ones_are_named() throws IOException {
        JsonNode answer = bulk.send(writer(), movement("DepositFunds", "d-1", "a", "1.00", ", \"note\": \"x\""))
                .get(0);
        assertThat(code(answer)).isEqualTo("request.wrong-shape");
        assertThat(answer.at("/detail").asText()).contains("note").contains("account, amount, occurredOn");
    }

    @Test
    void each_line_needs_the_role_of_its_own_route() throws IOException {
        List<JsonNode> answers = bulk.send(
                writer(),
                "{\"command\": \"ClosePeriod\", \"id\": \"2026-01-01\", \"reason\": \"year\"}",
                deposit("d-1", "a", "1.00"));
        assertThat(statuses(answers)).containsExactly(403, 201);
        assertThat(code(answers.get(0))).isEqualTo("request.forbidden");
        assertThat(answers.get(0).at("/detail").asText()).contains("operator").contains("writer");
        assertThat(statuses(bulk.send(sender("eva", "operator"), deposit("d-2", "a", "1.00"))))
                .containsExactly(403);
    }

    @Test
    void the_same_lines_again_get_the_same_positions_and_append_nothing() throws IOException {
        String[] lines = {deposit("d-1", "a", "1.00"), deposit("d-2", "a", "1.00"), deposit("d-1", "a", "1.00")};
        List<JsonNode> first = bulk.send(writer(), lines);
        List<JsonNode> again = bulk.send(writer(), lines);
        assertThat(statuses(first)).containsExactly(201, 201, 200);
        assertThat(statuses(again)).containsExactly(200, 200, 200);
        assertThat(again).extracting(answer -> answer.at("/first").asLong()).containsExactly(3L, 4L, 3L);
        assertThat(balance()).isEqualTo(Money.of("2.00", "EUR"));
    }

    @Test
    void a_line_repeats_a_request_to_the_commands_own_route() throws IOException {
        Receipt put = bulk.engine()
                .appender()
                .execute(
                        BankCommands.deposit("d-1", "a", "1.00"),
                        Caller.of("jan").withKey(new IdempotencyKey.OfThing("deposit", new ClientId("d-1"))));
        JsonNode answer = bulk.send(writer(), deposit("d-1", "a", "1.00")).get(0);
        assertThat(answer.at("/status").asInt()).isEqualTo(200);
        assertThat(answer.at("/last").asLong())
                .isEqualTo(put.positions().orElseThrow().last());
    }

    @Test
    void other_content_is_a_conflict_that_shows_its_sender_what_differs() throws IOException {
        bulk.send(writer(), deposit("d-1", "a", "1.00"));
        JsonNode own = bulk.send(writer(), deposit("d-1", "a", "2.00")).get(0);
        assertThat(code(own)).isEqualTo("deposit.exists");
        assertThat(own.at("/detail").asText()).contains("amount is");
        JsonNode others =
                bulk.send(sender("eva", "writer"), deposit("d-1", "a", "2.00")).get(0);
        assertThat(others.at("/detail").asText()).doesNotContain("amount is");
    }

    @Test
    void a_key_belongs_to_its_line_and_route() throws IOException {
        String rate = "{\"command\": \"ChangeInterestRate\", \"id\": \"a\", \"annualInterestRate\": \"%s\","
                + " \"effectiveOn\": \"2026-01-05\", \"key\": \"%s\"}";
        List<JsonNode> answers = bulk.send(
                writer(),
                rate.formatted("0.02", "k-1"),
                rate.formatted("0.03", "k-2"),
                rate.formatted("0.02", "k-1"),
                rate.formatted("0.04", "k-1"),
                movement("DepositFunds", "d-1", "a", "1.00", ", \"key\": \"k-1\""),
                movement("DepositFunds", "d-2", "a", "1.00", ", \"key\": \" \""),
                movement("DepositFunds", "d-3", "a", "1.00", ", \"key\": null, \"ifMatch\": null"));
        assertThat(statuses(answers)).containsExactly(201, 201, 200, 422, 201, 422, 201);
        assertThat(code(answers.get(3))).isEqualTo("idempotency-key.reused");
        assertThat(code(answers.get(5))).isEqualTo("idempotency-key.invalid");
    }

    @Test
    void a_line_with_a_tag_is_carried_out_only_if_the_thing_has_it() throws IOException {
        String rate = "{\"command\": \"ChangeInterestRate\", \"id\": \"a\", \"annualInterestRate\": \"0.02\","
                + " \"effectiveOn\": \"2026-01-05\", \"ifMatch\": \"%s\"}";
        List<JsonNode> answers = bulk.send(
                writer(),
                rate.formatted("\\\"1-1-0\\\""),
                rate.formatted("no tag"),
                movement("DepositFunds", "d-1", "a", "1.00", ", \"ifMatch\": \"*\""),
                rate.formatted("*"));
        assertThat(answers)
                .extracting(BulkCommandsTest::code)
                .containsExactly(
                        "request.precondition-failed", "request.invalid-parameter", "request.no-precondition", "");
        assertThat(statuses(answers)).containsExactly(412, 400, 400, 201);
    }

    @Test
    void what_the_id_names_is_not_found_and_what_another_field_names_is_refused() throws IOException {
        List<JsonNode> answers = bulk.send(
                writer(),
                "{\"command\": \"SettleInterest\", \"id\": \"nix\", \"date\": \"2026-01-06\"}",
                deposit("d-1", "nix", "1.00"),
                "{\"command\": \"ClosePeriod\", \"id\": \"soon\", \"reason\": \"x\"}",
                deposit("a/b", "a", "1.00"));
        assertThat(statuses(answers)).containsExactly(404, 422, 403, 422);
        assertThat(code(answers.get(0))).isEqualTo("account.unknown");
        assertThat(code(answers.get(1))).isEqualTo("account.unknown");
        assertThat(code(answers.get(3))).isEqualTo("client-id.invalid");
        JsonNode noDay = bulk.send(
                        sender("eva", "operator"),
                        "{\"command\": \"ClosePeriod\", \"id\": \"soon\", \"reason\": \"x\"}")
                .get(0);
        assertThat(code(noDay)).isEqualTo("request.invalid-parameter");
    }

    @Test
    void a_command_without_a_page_has_no_location() throws IOException {
        JsonNode answer = bulk.send(writer(), "{\"command\": \"CalculateInterestOwed\", \"id\": \"2026-01-06\"}")
                .get(0);
        assertThat(answer.at("/status").asInt()).isEqualTo(200);
        assertThat(answer.has("location")).isFalse();
        assertThat(answer.at("/first").isNull()).isTrue();
        assertThat(answer.at("/position").asLong()).isEqualTo(2);
    }

    @Test
    void a_body_that_is_no_lines_of_text_is_refused_as_a_whole() {
        for (int first : new int[] {0x1f, 0xff, 0xfe, 0}) {
            assertThatThrownBy(() -> BulkCommands.requireText(first))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo("request.unreadable-json"));
        }
        assertThatThrownBy(() -> BulkCommands.requireText('['))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.wrong-shape"));
        for (int first : new int[] {'{', '\n', '\r', '\t', ' ', 'x', -1}) {
            assertThatCode(() -> BulkCommands.requireText(first)).doesNotThrowAnyException();
        }
    }

    @Test
    void an_engine_that_has_stopped_refuses_each_line() throws IOException {
        bulk.close();
        List<JsonNode> answers = bulk.send(writer(), deposit("d-1", "a", "1.00"), deposit("d-2", "a", "1.00"));
        assertThat(answers).extracting(BulkCommandsTest::code).containsOnly("append.not-ready");
        assertThat(lines(answers)).containsExactly(1, 2);
    }
}
