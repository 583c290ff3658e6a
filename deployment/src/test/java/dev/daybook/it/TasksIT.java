package dev.daybook.it;

import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger for operators, on a server without the settings of a mail server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class TasksIT {

    private static final String OPERATOR = "operator";
    private static final String TASKS = "/api/v1/tasks";

    /** A letter that waits for a mail server. */
    private static JsonNode newLetter() {
        String company = newCompany();
        Answer moved = put("/api/v1/companies/" + company + "/address", """
                        {"address": {"line1": "X", "city": "Brno", "postalCode": "602 00", "country": "CZ"}}""").isStatus(201);
        String after = "";
        while (true) {
            JsonNode page = get(OPERATOR, TASKS + "?status=WAITING&kind=address-change-letter&limit=1000" + after)
                    .isStatus(200)
                    .json();
            for (JsonNode task : page.at("/items")) {
                if (task.at("/position").asLong() == moved.position()) {
                    return task;
                }
            }
            assertThat(page.at("/next").isNull()).isFalse();
            after = "&after=" + page.at("/next").asText();
        }
    }

    @Test
    void withoutAMailServerALetterWaitsAndNoAttemptIsBurnt() {
        JsonNode letter = newLetter();
        assertThat(letter.at("/status").asText()).isEqualTo("WAITING");
        assertThat(letter.at("/attempts").asInt()).isZero();
        assertThat(letter.at("/obstacle").asText()).contains("DAYBOOK_MAIL_HOST is not set.");
        assertThat(letter.at("/orderingKey").asText()).startsWith("company ");

        Answer seen = get(OPERATOR, TASKS + "/" + letter.at("/id").asText()).isStatus(200);
        assertThat(seen.json().at("/history")).isEmpty();
        assertThat(seen.json().at("/actions")).isEmpty();
        assertThat(seen.text("/payload/newAddress/city")).isEqualTo("Brno");
        assertThat(seen.json().at("/task")).isEqualTo(letter);
    }

    @Test
    void aDiscardedTaskSaysWhoDidItWhenAndWhy() {
        String task = TASKS + "/" + newLetter().at("/id").asText();
        send(OPERATOR, "PUT", task + "/discard", "{\"reason\": \" \"}").isProblem(422, "task.reason-missing");
        send(OPERATOR, "PUT", task + "/discard", "{}").isProblem(400, "request.wrong-shape");
        Answer discarded = send(OPERATOR, "PUT", task + "/discard", "{\"reason\": \"told by telephone\"}")
                .isStatus(200);
        assertThat(discarded.text("/status")).isEqualTo("DISCARDED");
        send(OPERATOR, "PUT", task + "/discard", "{\"reason\": \"told by telephone\"}")
                .isStatus(200);
        send(OPERATOR, "PUT", task + "/retry", null).isProblem(409, "task.finished");

        JsonNode actions = get(OPERATOR, task).json().at("/actions");
        assertThat(actions).hasSize(1);
        assertThat(actions.at("/0/action").asText()).isEqualTo("DISCARD");
        assertThat(actions.at("/0/actor").asText()).isEqualTo("operator");
        assertThat(actions.at("/0/reason").asText()).isEqualTo("told by telephone");
        assertThat(actions.at("/0/recordedAt").asText()).endsWith("Z");
    }

    @Test
    void aTaskThatWaitsCanBeRetriedAtOnce() {
        String task = TASKS + "/" + newLetter().at("/id").asText();
        assertThat(send(OPERATOR, "PUT", task + "/retry", null).isStatus(200).text("/status"))
                .isEqualTo("WAITING");
        assertThat(get(OPERATOR, task).text("/actions/0/action")).isEqualTo("RETRY");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nothing = TASKS + "/" + newUuid();
        get(OPERATOR, nothing).isProblem(404, "task.unknown");
        send(OPERATOR, "PUT", nothing + "/retry", null).isProblem(404, "task.unknown");
        send(OPERATOR, "PUT", nothing + "/discard", "{\"reason\": \"x\"}").isProblem(404, "task.unknown");
        get(OPERATOR, "/api/v1/webhooks/" + newId("hook")).isProblem(404, "webhook.unknown");
        send(OPERATOR, "DELETE", "/api/v1/webhooks/" + newId("hook"), null).isProblem(404, "webhook.unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=waiting", "status=", "kind=%00", "kind=A%20B", "after=x", "limit=0", "state=DONE"})
    void aFilterThatIsNoneIsRefused(String query) {
        assertThat(get(OPERATOR, TASKS + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void aWebhookIsPutSeenChangedAndTakenAwayAndNeverShowsItsSecret() {
        String path = "/api/v1/webhooks/" + newId("hook");
        String body = """
                {"url": "https://hooks.example.com/x", "events": ["FundsDeposited", "AccountOpened"]%s}""";
        send(OPERATOR, "PUT", path, body.formatted("")).isProblem(422, "webhook.secret-missing");
        Answer made = send(
                        OPERATOR,
                        "PUT",
                        path,
                        body.formatted(", \"secret\": \"only-for-the-two-of-us-and-nobody-else\""))
                .isStatus(201);
        assertThat(made.header("Location")).isEqualTo(path);
        assertThat(made.body()).doesNotContain("only-for");
        Answer seen = get(OPERATOR, path).isStatus(200);
        assertThat(seen.body()).doesNotContain("only-for").doesNotContain("secret");
        assertThat(seen.text("/events/0")).isEqualTo("AccountOpened");
        assertThat(seen.text("/changedBy")).isEqualTo("operator");
        send(OPERATOR, "PUT", path, body.formatted("")).isStatus(200);
        assertThat(get(OPERATOR, "/api/v1/webhooks").isStatus(200).body())
                .contains(path.substring(path.lastIndexOf('/') + 1))
                .doesNotContain("only-for");
        send(OPERATOR, "DELETE", path, null).isStatus(200);
        get(OPERATOR, path).isProblem(404, "webhook.unknown");
    }

    @Test
    void aWebhookLeadsToNoPrivatePlaceAndNamesEventsThatThereAre() {
        String path = "/api/v1/webhooks/" + newId("hook");
        String body = """
                {"url": "%s", "events": [%s], "secret": "only-for-the-two-of-us-and-nobody-else"}""";
        send(OPERATOR, "PUT", path, body.formatted("http://127.0.0.1:9990/management", ""))
                .isProblem(422, "webhook.private-target");
        send(OPERATOR, "PUT", path, body.formatted("http://169.254.169.254/", ""))
                .isProblem(422, "webhook.private-target");
        send(OPERATOR, "PUT", path, body.formatted("file:///etc/passwd", "")).isProblem(422, "webhook.invalid-url");
        for (int port : new int[] {0, 65_536, 99_999}) {
            send(OPERATOR, "PUT", path, body.formatted("https://hooks.example.com:" + port + "/", ""))
                    .isProblem(422, "webhook.invalid-url");
        }
        send(OPERATOR, "PUT", path, body.formatted("https://hooks.example.com/", "\"FundsStolen\""))
                .isProblem(422, "webhook.unknown-event");
        send(
                        OPERATOR,
                        "PUT",
                        path,
                        body.formatted("https://hooks.example.com/", "")
                                .replace("only-for-the-two-of-us-and-nobody-else", "short"))
                .isProblem(422, "webhook.weak-secret");
        get(OPERATOR, path).isProblem(404, "webhook.unknown");
    }
}
