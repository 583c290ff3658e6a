package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.NO_USER;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.companyBody;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with an odd head are refused by a problem, never by a bare status and never by a 5xx. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class EarlyRefusalIT {

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("/api/v1/accounts/%zz", "", 400, "request.malformed"),
                Arguments.of("/api/v1/accounts/%", "", 400, "request.malformed"),
                Arguments.of("/api/v1/accounts?after=%zz", "", 400, "request.malformed"),
                Arguments.of("/api/v1/accounts?after=%c3%28", "", 400, "request.malformed"),
                Arguments.of("/api/v1/accounts/%ff", "", 400, "request.malformed"),
                Arguments.of("/api/v1/status", "X-Long: " + "x".repeat(20_000) + "\r\n", 431, "request.head-too-large"),
                Arguments.of("/api/v1/status", many("X-%d: x\r\n", 100), 431, "request.head-too-large"),
                Arguments.of("/api/v1/status?" + "x".repeat(20_000), "", 431, "request.head-too-large"),
                Arguments.of("/api/v1/status?" + many("p%d=x&", 100), "", 400, "request.unknown-parameter"));
    }

    private static String many(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("heads")
    void an_odd_head_is_refused_by_a_problem(String target, String headers, int status, String code) {
        assertThat(answer(READER, target, headers))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json")
                .contains("\"code\":\"" + code + "\"");
        assertThat(answer(NO_USER, target, headers)).startsWith("HTTP/1.1 401 ").contains("request.unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts/\u00e9",
                "/api/v1/accounts/a\"b",
                "/api/v1/accounts/a<b>",
                "/api/v1/accounts/{x}",
                "/api/v1/accounts/a^b",
                "/api/v1/accounts?after=\u00e9",
                "/api/v1/accounts?after={x}",
                "/api/v1/accounts?after=a|b",
                "/api/v1/accounts/\u0001",
                "/%zz",
                "/api/v1/accounts#x"
            })
    void characters_that_must_be_encoded_are_refused_by_a_problem(String target) {
        assertThat(answer(READER, target, ""))
                .matches("(?s)HTTP/1\\.1 4\\d\\d .*")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!!", "Basic reader:daybook", "Basic", "Basic ", "Bearer x", "Basic cmVhZGVy"})
    void credentials_that_are_none_are_refused(String credentials) {
        assertThat(answer(NO_USER, "/api/v1/status", "Authorization: " + credentials + "\r\n"))
                .startsWith("HTTP/1.1 401 ")
                .contains("application/problem+json", "request.unauthenticated", "WWW-Authenticate: Basic realm=");
    }

    @Test
    void many_cookies_are_no_failure() {
        String cookies = "Cookie: " + many("c%d=x; ", 100) + "\r\n";
        assertThat(answer(READER, "/api/v1/status", cookies)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no http\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"})
    void what_is_no_request_at_all_is_a_bare_400(String text) {
        try (RawHttp http = new RawHttp()) {
            assertThat(http.write(text).status()).isEqualTo(400);
        }
        try (RawHttp http = new RawHttp()) {
            http.write(RawHttp.head(READER, "GET", "/api/v1/status", "X-Long: " + "x".repeat(70_000) + "\r\n"));
            assertThat(http.status()).isIn(0, 400);
        }
    }

    private static String answer(String user, String target, String headers) {
        try (RawHttp http = new RawHttp()) {
            return http.write(RawHttp.head(user, "GET", target, headers)).answer();
        }
    }

    @Test
    void an_empty_cursor_is_the_start() {
        for (String list : new String[] {"companies", "accounts"}) {
            assertThat(get(READER, "/api/v1/" + list + "?after=&limit=1")
                            .isStatus(200)
                            .json())
                    .isEqualTo(get(READER, "/api/v1/" + list + "?limit=1")
                            .isStatus(200)
                            .json());
        }
        assertThat(get(AUDITOR, "/api/v1/events?after=&limit=1").isStatus(200).body())
                .isEqualTo(get(AUDITOR, "/api/v1/events?limit=1").isStatus(200).body());
        get(AUDITOR, "/api/v1/replays?after=").isStatus(200);
        get(READER, "/api/v1/accounts?limit=").isProblem(400, "request.invalid-parameter");
    }

    @Test
    void utf8_is_utf_8_and_an_explicit_null_is_absent() {
        String company = newId("company");
        String body = companyBody("Company").replace("\"city\"", "\"line2\": null, \"city\"");
        put("/api/v1/companies/" + company, body, "Content-Type", "application/json; charset=utf8")
                .isStatus(201);
        put(
                        "/api/v1/companies/" + company,
                        companyBody("Company"),
                        "Content-Type",
                        "application/json; charset=\"UTF8\"")
                .isStatus(200);
        assertThat(get(READER, "/api/v1/companies/" + company)
                        .isStatus(200)
                        .json()
                        .at("/address/line2"))
                .isEmpty();
    }
}
