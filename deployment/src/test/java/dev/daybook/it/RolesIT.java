package dev.daybook.it;

import static dev.daybook.it.Daybook.NO_USER;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.basic;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F14: every route × no token, wrong password, every role, odd verbs, path tricks. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class RolesIT {

    static Stream<Route> routes() {
        return Route.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_is_for_its_roles_alone(Route route) {
        long before = head();
        Answer anonymous = request(route, NO_USER).isProblem(401, "request.unauthenticated");
        assertThat(anonymous.header("WWW-Authenticate")).startsWith("Basic");
        Daybook.send(HttpRequest.newBuilder(Daybook.URL.resolve(route.path()))
                        .header("Authorization", basic(route.roles().get(0), "wrong"))
                        .method(route.method(), HttpRequest.BodyPublishers.noBody())
                        .build())
                .isProblem(401, "request.unauthenticated");
        for (String role : Route.EVERYBODY) {
            Answer answer = request(route, role);
            if (route.roles().contains(role)) {
                assertThat(answer.status()).as(role).isNotIn(401, 403).isLessThan(500);
            } else {
                answer.isProblem(403, "request.forbidden");
            }
        }
        assertThat(head()).isEqualTo(before);
    }

    private static Answer request(Route route, String user) {
        // a body that is refused, so that nothing comes of it even where it is allowed
        return route.contentType().isEmpty()
                ? send(user, route.method(), route.path(), null)
                : send(user, route.method(), route.path(), "{\"x\": 1}", "Content-Type", route.contentType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "FOO"})
    void odd_verbs_do_nothing(String verb) {
        long before = head();
        for (Route route : Route.ALL) {
            assertThat(RawHttp.status(WRITER, verb, route.path()))
                    .as(verb + " " + route.path())
                    .isIn(400, 403, 404, 405, 501);
            assertThat(RawHttp.status(NO_USER, verb, route.path()))
                    .as(verb + " " + route.path())
                    .isIn(400, 401, 403, 405, 501);
        }
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_verb_in_small_letters_opens_no_other_door() {
        for (Route route : Route.ALL) {
            String verb = route.method().toLowerCase(Locale.ROOT);
            assertThat(RawHttp.status(NO_USER, verb, route.path()))
                    .as(route.name())
                    .isIn(400, 401, 403, 405, 415);
            String other = route.roles().contains("operator") ? NO_USER : "operator";
            assertThat(RawHttp.status(other, verb, route.path()))
                    .as(route.name())
                    .isIn(400, 401, 403, 405, 415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/status/",
                "/api/v1//status",
                "//api/v1/status",
                "/api/v1/./status",
                "/api/v1/x/../status",
                "/api/v1/x/..;/status",
                "/api/v1/status;a=b",
                "/api/v1;x/status",
                "/;/api/v1/status",
                "/api/v1/%73tatus",
                "/api/v1/x%2f..%2fstatus",
                "/api/v1/%2e%2e/v1/status",
                "/health/../api/v1/status",
                "/health/..;/api/v1/status",
                "/health/%2e%2e/api/v1/status",
                "/health;/../api/v1/status",
                "/health%2f..%2fapi/v1/status",
                "/API/V1/STATUS",
                "/api/v1/status%00",
                "/api/v1/status?x",
                "/api/v1\\status"
            })
    void a_path_trick_does_not_pass_the_check_of_roles(String path) {
        assertThat(RawHttp.status(NO_USER, "GET", path)).as(path).isIn(0, 400, 401, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/x/..;/events",
                "/api/v1/events;a=b",
                "/api/v1/x/../events",
                "/api/v1//events",
                "/api/v1/accounts/x%2f..%2f..%2fevents",
                "/api/v1/accounts/..%5cevents",
                "/api/v1/%2e%2e/v1/events",
                "/api/v1/accounts/%2e%2e/events"
            })
    void a_path_trick_gives_no_other_role(String path) {
        assertThat(RawHttp.status(READER, "GET", path)).as(path).isIn(400, 403, 404, 422);
    }

    @Test
    void a_thing_named_like_a_climb_is_not_a_thing() {
        assertThat(RawHttp.status(READER, "GET", "/api/v1/accounts/..")).isNotEqualTo(200);
        assertThat(RawHttp.status(READER, "GET", "/api/v1/accounts/%2e%2e")).isEqualTo(400);
        assertThat(RawHttp.status(READER, "GET", "/api/v1/accounts/.%2e/companies"))
                .isEqualTo(400);
    }
}
