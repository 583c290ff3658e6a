package dev.daybook.adapters.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts", "/api/v1/accounts/A-1", "/api/v1/accounts/a.b..c~d_e", "/api/v1/accounts/...",
                "/api/v1/accounts/%41", "/api/v1/accounts/a%20b", "/api/v1/accounts/%C3%A9", "/api/v1/accounts/.a"
            })
    void a_plain_path_passes(String path) {
        assertThatNoException().isThrownBy(() -> PathGuard.requirePlain(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts;x=y",
                "/api/v1//accounts",
                "/api/v1/../accounts",
                "/api/v1/.",
                "/api/v1/..",
                "/api/v1/%2e%2E/accounts",
                "/api/v1/.%2e",
                "/api/v1/accounts/a%2Fb",
                "/api/v1/accounts/a%5cb",
                "/api/v1/accounts/a\\b",
                "/api/v1/accounts/%00",
                "/api/v1/accounts/%0a",
                "/api/v1/accounts/..;/x",
                "/api/v1/accounts/%3bx",
                "/api/v1/accounts/%252e%252e/x",
                "/api/v1/accounts/%7f"
            })
    void an_odd_one_does_not(String path) {
        assertThatThrownBy(() -> PathGuard.requirePlain(path)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_query_holds_known_parameters_once_each() {
        Set<String> known = Set.of("after", "limit");
        assertThatNoException().isThrownBy(() -> QueryGuard.requireKnown(Map.of("limit", List.of("1")), known));
        assertThatThrownBy(() -> QueryGuard.requireKnown(Map.of("limits", List.of("1")), known))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Unknown query parameter \"limits\"; this resource takes after, limit.");
        assertThatThrownBy(() -> QueryGuard.requireKnown(Map.of("limit", List.of("1", "2")), known))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Query parameter \"limit\" is given more than once.");
        assertThatThrownBy(() -> QueryGuard.requireKnown(Map.of("asOf", List.of("1")), Set.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Unknown query parameter \"asOf\"; this resource takes none.");
    }

    @Test
    void a_header_that_decides_is_taken_and_given_once() {
        Set<String> taken = Set.of("Dry-Run", "Idempotency-Key");
        assertThatNoException()
                .isThrownBy(() -> HeaderGuard.requireTaken(
                        Map.of("dry-run", List.of("true"), "Accept", List.of("a", "b")), taken, false));
        assertThatThrownBy(() -> HeaderGuard.requireTaken(Map.of("idempotency-key", List.of("a", "b")), taken, false))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The header idempotency-key is given more than once. Give it once.");
        assertThatThrownBy(() -> HeaderGuard.requireTaken(Map.of("Dry-Run", List.of("true")), Set.of(), true))
                .isInstanceOf(ProblemException.class)
                .hasMessage("This operation has no dry run. Send it without the header Dry-Run.");
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, If-Match, false, true",
        "if-match, If-Match, false, true",
        "If-Match, Dry-Run, false, false",
        "If-Match, If-None-Match, true, false",
        "If-None-Match, If-None-Match, true, true",
        "If-None-Match, Min-Event-Position, true, true",
        "If-None-Match, If-Match, false, false"
    })
    void a_precondition_is_taken_or_refused(String header, String taken, boolean reads, boolean passes) {
        Map<String, List<String>> headers = Map.of(header, List.of("\"1\""));
        if (passes) {
            assertThatNoException().isThrownBy(() -> HeaderGuard.requireTaken(headers, Set.of(taken), reads));
        } else {
            assertThatThrownBy(() -> HeaderGuard.requireTaken(headers, Set.of(taken), reads))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.code()).isEqualTo("request.no-precondition"))
                    .hasMessage("This operation does not take the header " + header + ". Send it without.");
        }
    }

    @Test
    void a_list_may_be_given_in_several_lines() {
        Map<String, List<String>> headers = new HashMap<>(Map.of(
                "if-match",
                List.of("\"1\"", "\"2\", \"3\""),
                "Dry-Run",
                List.of("true", "true"),
                "Accept",
                List.of("a")));
        HeaderGuard.join(headers);
        assertThat(headers)
                .containsEntry("if-match", List.of("\"1\", \"2\", \"3\""))
                .containsEntry("Dry-Run", List.of("true", "true"));
    }

    @Test
    void the_headers_of_a_method_are_those_of_its_parameters_and_beans() throws NoSuchMethodException {
        assertThat(HeaderGuard.headersOf(
                        Methods.class.getDeclaredMethod("write", Call.class, EventPosition.class, String.class)))
                .containsExactlyInAnyOrder("Dry-Run", "Idempotency-Key", "Min-Event-Position");
    }

    interface Methods {
        void write(@BeanParam Call call, @HeaderParam("Min-Event-Position") EventPosition atLeast, String body);
    }
}
