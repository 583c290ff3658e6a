package dev.daybook.it;

import static dev.daybook.it.Daybook.IMPORTER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.basic;
import static dev.daybook.it.Daybook.depositEvent;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.post;
import static dev.daybook.it.Daybook.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F13: what is meant to hurt is answered with a 4xx, quickly, and the log is unchanged. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class HostileInputIT {

    private static final Duration QUICKLY = Duration.ofSeconds(2);

    private String account = "";
    private String body = "";
    private long before;

    @BeforeEach
    void anAccount() {
        account = newAccount("CZK", "0");
        body = movementBody(account, "1.00", "CZK");
        before = head();
    }

    @AfterEach
    void theLogIsUnchanged() {
        assertThat(head()).isEqualTo(before);
    }

    private Map<String, String> bombs() {
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("an object 100,000 deep", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        bombs.put("an array 100,000 deep", "[".repeat(100_000));
        bombs.put(
                "many keys",
                IntStream.range(0, 90_000)
                        .mapToObj(i -> "\"k" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}")));
        bombs.put("a number of 100,000 digits", body.replace("\"1.00\"", "1".repeat(100_000)));
        bombs.put("a text of 100,000 digits", body.replace("1.00", "1".repeat(100_000)));
        bombs.put("a huge exponent", body.replace("\"1.00\"", "1e999999999"));
        bombs.put("a huge exponent in a text", body.replace("1.00", "1e999999999"));
        bombs.put("a repeated key", body.replace("\"account\"", "\"account\": \"x\", \"account\""));
        bombs.put("NaN", body.replace("\"1.00\"", "NaN"));
        bombs.put("infinity", body.replace("\"1.00\"", "-Infinity"));
        bombs.put("NUL", body.replace(account, "a\\u0000b"));
        bombs.put("a raw NUL", body.replace(account, "a\0b"));
        bombs.put("half a surrogate pair", body.replace(account, "\\ud800"));
        bombs.put("the other half", body.replace(account, "\\udc00x"));
        bombs.put("trailing garbage", body + "x");
        bombs.put("a second value", body + "{}");
        bombs.put("half a body", body.substring(0, body.length() / 2));
        bombs.put("nothing", "");
        bombs.put("blanks", " \n\t ");
        bombs.put("null", "null");
        bombs.put("a comment", "/* */" + body);
        bombs.put("single quotes", body.replace('"', '\''));
        bombs.put("a byte order mark", "\ufeff" + body);
        bombs.put("a trailing comma", body.replaceFirst("}$", ",}"));
        bombs.put("a class name", body.replaceFirst("\\{", "{\"@class\": \"java.lang.Runtime\", "));
        bombs.put("a long name", "{\"" + "x".repeat(500_000) + "\": 1}");
        return bombs;
    }

    @Test
    void bombs_as_commands() {
        String path = "/api/v1/deposits/" + newId("deposit");
        bombs().forEach((name, bomb) -> quickly(name, () -> put(path, bomb)));
    }

    @Test
    void bombs_as_events_and_as_their_data() {
        bombs().forEach((name, bomb) -> {
            quickly(name, () -> post("/api/v1/events", bomb));
            quickly(
                    name,
                    () -> post(
                            "/api/v1/events",
                            depositEvent(newUuid(), accountId(account), newId("tx"), "1", "CZK")
                                            .replaceFirst("(?s)\"data\": \\{.*}", "")
                                    + "\"data\": " + bomb + "}"));
        });
    }

    @Test
    void bombs_as_imports() {
        bombs().forEach((name, bomb) -> {
            if (!bomb.isBlank()) {
                quickly(name, () -> Daybook.importLines(bomb.replace("\n", " "), ""));
            }
        });
    }

    private static void quickly(String name, Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.status()).as("%s: %s", name, answer.body()).isBetween(400, 422);
        assertThat(answer.header("Content-Type")).as(name).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .as(name)
                .hasSizeLessThan(2_000)
                .doesNotContain("dev.daybook")
                .doesNotContain("jackson")
                .doesNotContain("StreamReadConstraints")
                .doesNotContain("Exception");
        assertThat(taken).as(name).isLessThan(QUICKLY);
    }

    @Test
    void text_that_is_not_utf_8() {
        byte[] bytes = body.replace(account, "a?b").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '?') {
                bytes[i] = (byte) 0xe9;
            }
        }
        sendBytes("PUT", "/api/v1/deposits/" + newId("deposit"), "application/json", bytes)
                .isProblem(400, "request.unreadable-json");
        sendBytes("POST", "/api/v1/events", "application/json", bytes).isProblem(400, "request.unreadable-json");
        sendBytes("POST", "/api/v1/events/import", "application/x-ndjson", bytes)
                .isProblem(400, "request.unreadable-json");
        sendBytes(
                        "PUT",
                        "/api/v1/deposits/" + newId("deposit"),
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_16))
                .isProblem(400, "request.unreadable-json");
    }

    @Test
    void bodies_of_ten_megabytes() {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        sendBytes("PUT", "/api/v1/deposits/" + newId("deposit"), "application/json", large)
                .isProblem(413, "request.too-large");
        sendBytes("POST", "/api/v1/events", "application/json", large).isProblem(413, "request.too-large");
        Arrays.fill(large, (byte) '1');
        sendBytes("POST", "/api/v1/events/import", "application/x-ndjson", large)
                .isProblem(413, "request.line-too-long");
    }

    private static Answer sendBytes(String method, String path, String type, byte[] bytes) {
        return Daybook.send(HttpRequest.newBuilder(Daybook.URL.resolve(path))
                .header("Authorization", basic(userOf(path), "daybook"))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(bytes))
                .build());
    }

    private static String userOf(String path) {
        return path.startsWith("/api/v1/events") ? IMPORTER : WRITER;
    }

    @Test
    void a_body_that_says_it_is_large_is_refused_before_it_comes() {
        try (RawHttp http = new RawHttp()) {
            http.write(RawHttp.head(
                    WRITER,
                    "PUT",
                    "/api/v1/deposits/" + newId("deposit"),
                    "Content-Type: application/json\r\nContent-Length: 104857600\r\n"));
            assertThat(http.status()).isEqualTo(413);
        }
    }

    @Test
    void endless_chunks_are_answered_while_they_still_come() {
        for (String[] route : new String[][] {
            {"POST", "/api/v1/events", "application/json"},
            {"POST", "/api/v1/events/import", "application/x-ndjson"},
            {"PUT", "/api/v1/deposits/" + newId("deposit"), "application/json"}
        }) {
            try (RawHttp http = new RawHttp()) {
                http.write(RawHttp.head(
                        userOf(route[1]),
                        route[0],
                        route[1],
                        "Content-Type: " + route[2] + "\r\nTransfer-Encoding: chunked\r\n"));
                byte[] chunk = ("10000\r\n" + "1".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
                for (int i = 0; i < 40; i++) {
                    http.write(chunk);
                }
                assertThat(http.status()).as(route[1]).isEqualTo(413);
            }
        }
    }
}
