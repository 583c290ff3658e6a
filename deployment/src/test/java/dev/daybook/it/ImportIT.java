package dev.daybook.it;

import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.depositEvent;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.importLines;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ImportIT {

    @Test
    void a_file_is_imported_and_the_same_file_again_appends_nothing() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 1_200);
        long before = head();
        Answer imported = importLines(String.join("\n", lines), "?batch=100").isStatus(201);
        assertThat(imported.json().toString()).isEqualTo("""
                        {"lines":1200,"appended":1200,"repeated":0,"last":%d}""".formatted(before + 1_200));
        assertThat(imported.position()).isEqualTo(before + 1_200);
        assertThat(account(account).text("/balance/value")).isEqualTo("1200.00");

        Answer again = importLines(String.join("\r\n", lines) + "\r\n", "").isStatus(200);
        assertThat(again.json().toString()).isEqualTo("""
                        {"lines":1200,"appended":0,"repeated":1200,"last":%d}""".formatted(before + 1_200));
        assertThat(head()).isEqualTo(before + 1_200);
    }

    @Test
    void a_bad_line_in_the_middle_stops_it_and_the_mended_file_continues() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 100);
        String good = lines.get(56);
        lines.set(56, good.replace("CZK", "EUR"));
        long before = head();
        Answer stopped = importLines(String.join("\n", lines), "?batch=10").isProblem(422, "account.wrong-currency");
        assertThat(stopped.json().at("/line").asLong()).isEqualTo(57);
        assertThat(stopped.json().at("/committedLines").asLong()).isEqualTo(50);
        assertThat(stopped.text("/goOn")).contains("send the whole file again");
        assertThat(head()).isEqualTo(before + 50);

        lines.set(56, good);
        Answer continued = importLines(String.join("\n", lines), "?batch=10").isStatus(201);
        assertThat(continued.json().toString()).isEqualTo("""
                        {"lines":100,"appended":50,"repeated":50,"last":%d}""".formatted(before + 100));
        assertThat(account(account).text("/balance/value")).isEqualTo("100.00");
    }

    @Test
    void an_unreadable_line_is_named_and_blank_ones_count() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 3);
        for (String bad : List.of("{", "[]", "null", "{\"name\": \"FundsDeposited\"}", lines.get(0) + "x")) {
            long before = head();
            String text = "\n" + deposits(account, 1).get(0) + "\n \t\r\n" + bad + "\n" + lines.get(2);
            Answer stopped = importLines(text, "?batch=1");
            assertThat(stopped.status()).as(bad).isEqualTo(400);
            assertThat(stopped.json().at("/line").asLong()).isEqualTo(4);
            assertThat(stopped.json().at("/committedLines").asLong()).isEqualTo(2);
            assertThat(head()).isEqualTo(before + 1);
        }
    }

    @Test
    void lines_without_ids_are_recognised_by_the_requests_key() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 10).stream()
                .map(line -> line.replaceFirst("\"id\": \"[^\"]+\", ", ""))
                .toList();
        String key = newId("key");
        importLines(String.join("\n", lines), "?batch=3", "Idempotency-Key", key)
                .isStatus(201);
        long before = head();
        importLines(String.join("\n", lines), "?batch=4", "Idempotency-Key", key)
                .isStatus(200);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_byte_order_mark_and_blank_lines_change_nothing() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 10).stream()
                .map(line -> line.replaceFirst("\"id\": \"[^\"]+\", ", ""))
                .toList();
        String key = newId("key");
        importLines("\uFEFF" + String.join("\n", lines), "?batch=3", "Idempotency-Key", key)
                .isStatus(201);
        long before = head();
        importLines("\n\n" + String.join("\r\n\r\n", lines), "", "Idempotency-Key", key)
                .isStatus(200);
        assertThat(head()).isEqualTo(before);
        assertThat(account(account).text("/balance/value")).isEqualTo("10.00");
    }

    @Test
    void refused_lines_are_collected_and_the_corrected_file_appends_the_rest() {
        String account = newAccount("CZK", "0");
        List<String> lines = deposits(account, 100);
        List<String> bad = new ArrayList<>(lines);
        bad.set(6, "{");
        bad.set(7, "{\"x\": \"" + "y".repeat(70_000) + "\"}");
        bad.set(56, lines.get(56).replace("CZK", "EUR"));
        Answer collected =
                importLines(String.join("\n", bad), "?batch=10&refused=collect").isStatus(201);
        assertThat(collected.json().at("/lines").asLong()).isEqualTo(100);
        assertThat(collected.json().at("/appended").asLong()).isEqualTo(97);
        assertThat(collected.json().at("/refused").asLong()).isEqualTo(3);
        assertThat(collected.json().at("/refusedLines"))
                .extracting(
                        refused -> refused.at("/line").asInt(),
                        refused -> refused.at("/code").asText())
                .containsExactly(
                        tuple(7, "request.unreadable-json"),
                        tuple(8, "request.line-too-long"),
                        tuple(57, "account.wrong-currency"));
        assertThat(collected.text("/refusedLines/2/detail")).isNotBlank();
        assertThat(collected.text("/goOn")).startsWith("Correct the refused lines and send the whole file again");

        Answer mended =
                importLines(String.join("\n", lines), "?refused=collect").isStatus(201);
        assertThat(mended.json().at("/appended").asLong()).isEqualTo(3);
        assertThat(mended.json().at("/repeated").asLong()).isEqualTo(97);
        assertThat(mended.json().at("/refusedLines")).isEmpty();
        assertThat(account(account).text("/balance/value")).isEqualTo("100.00");
    }

    @Test
    void a_line_has_bounds_and_so_has_a_batch() {
        long before = head();
        importLines("{\"name\": \"" + "x".repeat(70_000) + "\"}", "").isProblem(413, "request.line-too-long");
        for (String batch : List.of("0", "5001", "-1", "x", "", "1e3", "99999999999999999999")) {
            importLines("", "?batch=" + batch).isProblem(400, "request.invalid-parameter");
        }
        importLines("", "?refused=skip").isProblem(400, "request.invalid-parameter");
        importLines("", "", "Dry-Run", "true").isProblem(400, "request.no-dry-run");
        Answer nothing = importLines("\n\n", "").isStatus(200);
        assertThat(nothing.json().toString()).isEqualTo("""
                        {"lines":0,"appended":0,"repeated":0,"last":null}""");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void only_lines_of_json_are_accepted() {
        Daybook.post("/api/v1/events/import", "[]").isProblem(415, "request.unsupported-media-type");
        importLines("{}", "", "Content-Encoding", "gzip").isProblem(415, "request.unsupported-encoding");
    }

    private static List<String> deposits(String account, int count) {
        String accountId = accountId(account);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(depositEvent(newUuid(), accountId, newId("tx"), "1.00", "CZK"));
        }
        return lines;
    }
}
