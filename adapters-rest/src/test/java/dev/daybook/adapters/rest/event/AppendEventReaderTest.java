package dev.daybook.adapters.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.problem.EventProblem;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendEventReaderTest {

    private static final String ID = "0193b0de-0000-7000-8000-000000000001";

    private final AppendEventReader reader = new AppendEventReader(new ApiJson());

    @Test
    void reads_an_event_and_leaves_its_data_as_it_stands() {
        AppendEventRequest event = reader.readOne("""
                 { "data" : { "a" : [1, {"ž": "\\u010d{}\\"}"}] ,"b":{}} , "version":2,
                   "name": "AccountOpened", "id":"%s" }\s
                """.formatted(ID));
        assertThat(event)
                .isEqualTo(new AppendEventRequest(
                        Optional.of(UUID.fromString(ID)), new EventName("AccountOpened"), Optional.of(2), """
                        { "a" : [1, {"ž": "\\u010d{}\\"}"}] ,"b":{}}"""));
    }

    @Test
    void id_and_version_may_be_left_out_or_null() {
        AppendEventRequest event = reader.readOne("{\"name\":\"X\",\"data\":{}}");
        assertThat(reader.readOne("{\"id\":null,\"version\":null,\"name\":\"X\",\"data\":{}}"))
                .isEqualTo(event);
        assertThat(event.id()).isEmpty();
        assertThat(event.version()).isEmpty();
        assertThat(event.data()).isEqualTo("{}");
    }

    @Test
    void reads_one_or_many() {
        assertThat(reader.readAll("{\"name\":\"X\",\"data\":{\"n\":1}}"))
                .extracting(AppendEventRequest::data)
                .containsExactly("{\"n\":1}");
        assertThat(reader.readAll(" [{\"name\":\"X\",\"data\":{\"n\":1}} , {\"data\":{\"n\":2},\"name\":\"Y\"}]"))
                .extracting(AppendEventRequest::data)
                .containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(reader.readAll("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "17",
                "\"x\"",
                "[]",
                "[{\"name\":\"X\",\"data\":{}}]",
                "{}",
                "{\"name\":\"X\"}",
                "{\"data\":{}}",
                "{\"name\":\"X\",\"data\":{},\"more\":1}",
                "{\"name\":\"X\",\"data\":[]}",
                "{\"name\":\"X\",\"data\":null}",
                "{\"name\":\"X\",\"data\":\"{}\"}",
                "{\"name\":1,\"data\":{}}",
                "{\"name\":null,\"data\":{}}",
                "{\"name\":\"X\",\"data\":{},\"version\":\"1\"}",
                "{\"name\":\"X\",\"data\":{},\"version\":1.0}",
                "{\"name\":\"X\",\"data\":{},\"version\":9999999999}",
                "{\"name\":\"X\",\"data\":{},\"id\":\"1-1-1-1-1\"}",
                "{\"name\":\"X\",\"data\":{}}{}"
            })
    void refuses_another_shape(String text) {
        assertThatThrownBy(() -> reader.readOne(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.wrong-shape"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"X\",\"name\":\"Y\",\"data\":{}}",
                "{\"name\":\"X\",\"data\":{\"a\":1,\"a\":2}}",
                "{\"name\":\"X\",\"data\":{\"a\":NaN}}",
                "{\"name\":\"X\",\"data\":{\"a\":\"\\q\"}}",
                "{\"name\":\"X\",\"data\":{}",
                "{\"name\":\"X\",\"data\":{}}x",
                "{\"name\":\"X\",\"data\":{\"a\":01}}",
                "{'name':'X','data':{}}",
                "{"
            })
    void refuses_what_is_not_json(String text) {
        assertThatThrownBy(() -> reader.readOne(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.unreadable-json"));
    }

    @Test
    void refuses_bombs() {
        for (String data : new String[] {
            "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
            "{\"a\":" + "1".repeat(100_000) + "}",
            "{\"" + "a".repeat(100_000) + "\":1}"
        }) {
            assertThatThrownBy(() -> reader.readOne("{\"name\":\"X\",\"data\":" + data + "}"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageNotContaining("Constraints");
        }
    }

    @Test
    void names_the_event_that_is_to_blame() {
        assertThatThrownBy(() -> reader.readAll("[{\"name\":\"X\",\"data\":{}},{\"name\":\"not a name\",\"data\":{}}]"))
                .isInstanceOf(EventProblem.class)
                .hasCauseInstanceOf(Rejection.class);
        assertThatThrownBy(() -> reader.readAll("[{\"name\":\"X\",\"data\":{}},17]"))
                .isInstanceOf(EventProblem.class)
                .hasCauseInstanceOf(ProblemException.class);
    }

    @Test
    void refuses_too_many_at_once() {
        String event = "{\"name\":\"X\",\"data\":{}}";
        String most = IntStream.range(0, AppendEventReader.MOST_EVENTS)
                .mapToObj(i -> event)
                .collect(Collectors.joining(","));
        assertThat(reader.readAll("[" + most + "]")).hasSize(AppendEventReader.MOST_EVENTS);
        assertThatThrownBy(() -> reader.readAll("[" + most + "," + event + "]"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.too-many-events"));
    }
}
