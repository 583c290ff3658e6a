package dev.daybook.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.company.ChangeAddressRequest;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.adapters.rest.replay.ReplayRequest;
import dev.daybook.adapters.rest.webhook.PutWebhookRequest;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyReaderTest {

    record Inner(String text) {
        Inner {
            if (text.equals("bad")) {
                throw Rejection.refused("inner.bad", "It is bad.");
            }
        }
    }

    record Body(String name, int count, Optional<String> more, List<Inner> inner) {}

    private static Body read(String text) {
        return JsonBodyReader.read(new ApiJson(), text, Body.class);
    }

    @Test
    void reads_a_record() {
        assertThat(read("{\"name\":\"x\",\"count\":1,\"inner\":[{\"text\":\"a\"}]}"))
                .isEqualTo(new Body("x", 1, Optional.empty(), List.of(new Inner("a"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-8", "utf8", "UTF8", "Utf8", "us-ascii"})
    void utf_8_has_several_names(String name) {
        JsonBodyReader.requirePlainUtf8(typed(name), new MultivaluedHashMap<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "iso-8859-1", "utf-7", "no such charset"})
    void another_charset_is_refused(String name) {
        assertThatThrownBy(() -> JsonBodyReader.requirePlainUtf8(typed(name), new MultivaluedHashMap<>()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.unsupported-encoding"));
    }

    private static MediaType typed(String charset) {
        return new MediaType("application", "json", charset);
    }

    @Test
    void an_explicit_null_of_an_optional_field_is_an_absent_one() {
        Body absent = read("{\"name\":\"x\",\"count\":1,\"inner\":[]}");
        assertThat(read("{\"name\":\"x\",\"count\":1,\"inner\":[],\"more\":null}"))
                .isEqualTo(absent);
        ChangeAddressRequest address = JsonBodyReader.read(new ApiJson(), """
                {"contactEmail": null,
                 "address": {"line1": "a", "line2": null, "city": "b", "postalCode": "c", "country": "CZ"}}""", ChangeAddressRequest.class);
        assertThat(address.contactEmail()).isEmpty();
        assertThat(address.address().line2()).isEmpty();
        PutWebhookRequest webhook = JsonBodyReader.read(
                new ApiJson(),
                "{\"url\": \"https://a.example/\", \"events\": [], \"secret\": null}",
                PutWebhookRequest.class);
        assertThat(webhook.secret()).isEmpty();
        ReplayRequest replay =
                JsonBodyReader.read(new ApiJson(), "{\"kind\": \"verify\", \"keepFormer\": null}", ReplayRequest.class);
        assertThat(replay.keepFormer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "17",
                "[]",
                "\"x\"",
                "{}",
                "{\"name\":\"x\",\"count\":1}",
                "{\"name\":null,\"count\":1,\"inner\":[]}",
                "{\"name\":\"x\",\"count\":1,\"inner\":[],\"extra\":1}",
                "{\"name\":\"x\",\"count\":\"1\",\"inner\":[]}",
                "{\"name\":\"x\",\"count\":1.5,\"inner\":[]}",
                "{\"name\":\"x\",\"count\":null,\"inner\":[]}",
                "{\"name\":\"x\",\"count\":1,\"inner\":{}}",
                "{\"name\":\"x\",\"count\":1,\"inner\":[{\"text\":{}}]}",
                "{\"name\":\"x\",\"count\":1,\"inner\":[]}{}"
            })
    void refuses_another_shape(String text) {
        refuses(text, "request.wrong-shape");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":",
                "x",
                "{\"name\":\"x\",\"count\":1,\"inner\":[]}x",
                "{\"name\":\"x\",\"name\":\"y\",\"count\":1,\"inner\":[]}",
                "{\"name\":\"x\",\"count\":NaN,\"inner\":[]}",
                "{\"name\":\"x\",\"count\":1,\"inner\":[],}",
                "{\"name\":\"x\u0000\",\"count\":1,\"inner\":[]}",
                "\ufeff{}"
            })
    void refuses_what_is_not_json(String text) {
        refuses(text, "request.unreadable-json");
    }

    @Test
    void refuses_bombs() {
        refuses("[".repeat(500_000), "request.wrong-shape", "request.unreadable-json");
        refuses(
                "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "request.unreadable-json",
                "request.wrong-shape");
        refuses("{\"count\":" + "1".repeat(100_000) + "}", "request.unreadable-json");
        refuses("{\"name\":\"" + "1".repeat(200_000) + "\"}", "request.unreadable-json");
        refuses("{\"" + "n".repeat(10_000) + "\":1}", "request.unreadable-json");
    }

    @Test
    void says_where_it_is_wrong() {
        assertThatThrownBy(() -> read("{\"name\":\"x\",\n\"count\":1,\n\"inner\":[{\"text\":\"a\"},{\"text\":[]}]}"))
                .hasMessageContaining("\"inner[1].text\"");
        assertThatThrownBy(() -> read("{\"name\":\"x\",\n}")).hasMessageContaining("line 2, column");
    }

    record Movement(Money amount, Optional<String> note) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\":\"x\"} | \"amount\" must be an object like {\"value\": \"10.00\", \"currency\": \"USD\"}, not a string.",
                "{\"amount\":[]} | \"amount\" must be an object like {\"value\": \"10.00\", \"currency\": \"USD\"}, not an array.",
                "{\"amount\":1} | \"amount\" must be an object like {\"value\": \"10.00\", \"currency\": \"USD\"}, not a number.",
                "{} | Required field \"amount\" is missing.",
                "{\"amount\":null} | Required field \"amount\" is missing.",
                "[] | The body must be an object like {\"amount\": {\"value\": \"10.00\", \"currency\": \"USD\"}}, not an array.",
                "null | The body must be an object like {\"amount\": {\"value\": \"10.00\", \"currency\": \"USD\"}}, not null.",
                "{\"note\":\"a\",\"note\":\"b\"} | Field \"note\" is given more than once."
            })
    void names_the_field_and_says_what_belongs_there(String text, String sentence) {
        assertThatThrownBy(() -> JsonBodyReader.read(new ApiJson(), text, Movement.class))
                .isInstanceOf(ProblemException.class)
                .hasMessage(sentence);
    }

    @Test
    void a_value_that_the_domain_refuses_is_a_rejection() {
        assertThatThrownBy(() -> read("{\"name\":\"x\",\"count\":1,\"inner\":[{\"text\":\"bad\"}]}"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("inner.bad"));
    }

    private void refuses(String text, String... codes) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isIn((Object[]) codes);
            assertThat(problem)
                    .hasMessageNotContaining("daybook")
                    .hasMessageNotContaining("jackson")
                    .hasMessageNotContaining("Constraints")
                    .hasMessageNotContaining("java");
        });
    }

    @Test
    void a_body_has_a_most_size() throws IOException {
        String most = " ".repeat(BodyText.MOST_BYTES);
        assertThat(BodyText.read(stream(most), null)).hasSize(BodyText.MOST_BYTES);
        assertThatThrownBy(() -> BodyText.read(stream(most + " "), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.too-large"));
    }

    @Test
    void a_body_that_says_it_is_too_large_is_not_even_looked_at() throws IOException {
        InputStream untouched = InputStream.nullInputStream();
        untouched.close();
        assertThatThrownBy(() -> BodyText.read(untouched, Integer.toString(BodyText.MOST_BYTES + 1)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_body_is_utf_8() throws IOException {
        assertThat(BodyText.read(stream("žluťoučký 🐎"), "20")).isEqualTo("žluťoučký 🐎");
        for (byte[] bytes : new byte[][] {
            {(byte) 0xe9}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {'a', (byte) 0xf0}
        }) {
            assertThatThrownBy(() -> BodyText.read(new ByteArrayInputStream(bytes), null))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
