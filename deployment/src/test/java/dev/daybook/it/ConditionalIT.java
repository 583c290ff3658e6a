package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.OPERATOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tags of single things, reads that need no body, and changes of exactly what the caller has seen. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConditionalIT {

    private static final int CALLERS = 40;

    private static String tag(String path) {
        return get(READER, path).isStatus(200).header("ETag");
    }

    private static String address(String city) {
        return """
                {"address": {"line1": "X", "city": "%s", "postalCode": "602 00", "country": "CZ"}}""".formatted(city);
    }

    @Test
    void a_read_of_what_the_caller_knows_has_no_body() {
        String account = newAccount("CZK", "0");
        String path = "/api/v1/accounts/" + account;
        String tag = tag(path);
        assertThat(tag).matches("\"[0-9]+-1-[0-9a-f]{32}\"");
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            Answer unchanged = get(READER, path, "If-None-Match", known).isStatus(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
            assertThat(unchanged.position()).isPositive();
        }
        get(READER, path, "If-None-Match", "\"x\"").isStatus(200);
        get(READER, path, "If-None-Match", "x").isProblem(400, "request.invalid-parameter");
        get(READER, path, "If-None-Match", tag, "If-None-Match", "\"x\"").isStatus(304);
        deposit(account, "1.00", "CZK");
        assertThat(get(READER, path, "If-None-Match", tag).isStatus(200).header("ETag"))
                .isNotEqualTo(tag);
        long position = head();
        String event = "/api/v1/events/" + position;
        String eventTag = get(AUDITOR, event).isStatus(200).header("ETag");
        get(AUDITOR, event, "If-None-Match", eventTag).isStatus(304);
    }

    @Test
    void a_change_is_made_to_what_its_caller_has_seen() {
        String company = "/api/v1/companies/" + newCompany();
        String seen = tag(company);
        put(company + "/address", address("Brno"), "If-Match", seen).isStatus(201);
        long before = head();
        put(company + "/address", address("Plzen"), "If-Match", seen).isProblem(412, "request.precondition-failed");
        put(company + "/address", address("Plzen"), "If-Match", "W/" + tag(company))
                .isProblem(412, "request.precondition-failed");
        put(company + "/address", address("Plzen"), "If-Match", "Plzen").isProblem(400, "request.invalid-parameter");
        put("/api/v1/companies/" + newId("no") + "/address", address("Plzen"), "If-Match", seen)
                .isProblem(404, "company.unknown");
        assertThat(head()).isEqualTo(before);
        put(company + "/address", address("Plzen"), "If-Match", "\"x\", " + tag(company))
                .isStatus(201);
        put(company + "/address", address("Praha"), "If-Match", "*").isStatus(201);
        assertThat(get(READER, company).text("/address/city")).isEqualTo("Praha");
    }

    @Test
    void an_account_is_changed_and_closed_as_it_was_seen() {
        String account = newAccount("CZK", "0");
        String path = "/api/v1/accounts/" + account;
        String rate = """
                {"annualInterestRate": "0.02", "effectiveOn": "1993-05-01"}""";
        String closing = """
                {"closedOn": "1993-06-01"}""";
        String seen = tag(path);
        put(path + "/interest-rate", rate, "If-Match", seen).isStatus(201);
        put(path + "/closure", closing, "If-Match", seen).isProblem(412, "request.precondition-failed");
        put(path + "/closure", closing, "If-Match", tag(path)).isStatus(201);
        put(path + "/closure", closing, "If-Match", seen).isStatus(200);
    }

    @Test
    void a_repeat_is_a_repeat_even_if_the_tag_has_moved_on() {
        String company = "/api/v1/companies/" + newCompany();
        String[] headers = {"If-Match", tag(company), "Idempotency-Key", newId("key")};
        Answer first = put(company + "/address", address("Brno"), headers).isStatus(201);
        put(company + "/address", address("Plzen")).isStatus(201);
        Answer late = put(company + "/address", address("Brno"), headers).isStatus(200);
        assertThat(late.json()).isEqualTo(first.json());
        assertThat(get(READER, company).text("/address/city")).isEqualTo("Plzen");
    }

    @Test
    void where_a_precondition_means_nothing_it_is_refused() {
        String account = newAccount("CZK", "0");
        String movement = movementBody(account, "1.00", "CZK");
        long before = head();
        put("/api/v1/deposits/" + newId("d"), movement, "If-Match", "*").isProblem(400, "request.no-precondition");
        put("/api/v1/deposits/" + newId("d"), movement, "If-None-Match", "*").isProblem(400, "request.no-precondition");
        put("/api/v1/companies/" + newId("c"), Daybook.companyBody("C"), "If-Match", "*")
                .isProblem(400, "request.no-precondition");
        get(READER, "/api/v1/accounts/" + account, "If-Match", "*").isProblem(400, "request.no-precondition");
        get(READER, "/api/v1/accounts?limit=1", "If-None-Match", "\"x\"").isStatus(200);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void of_many_callers_with_the_same_tag_exactly_one_changes_the_company() throws Exception {
        String company = "/api/v1/companies/" + newCompany();
        String seen = tag(company);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String city = "City " + i;
                calls.add(() -> put(company + "/address", address(city), "If-Match", seen));
            }
            int accepted = 0;
            for (Future<Answer> call : threads.invokeAll(calls)) {
                Answer answer = call.get();
                if (answer.status() == 201) {
                    accepted++;
                } else {
                    answer.isProblem(412, "request.precondition-failed");
                }
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_state_that_was_built_again_has_other_tags() {
        String company = "/api/v1/companies/" + newCompany();
        String seen = tag(company);
        Answer replay = send(OPERATOR, "POST", "/api/v1/replays", "{\"kind\": \"rebuild\"}")
                .isStatus(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> get(OPERATOR, replay.header("Location"))
                        .isStatus(200)
                        .text("/status")
                        .equals("succeeded"));
        get(READER, company, "If-None-Match", seen).isStatus(200);
        put(company + "/address", address("Brno"), "If-Match", seen).isProblem(412, "request.precondition-failed");
        put(company + "/address", address("Brno"), "If-Match", tag(company)).isStatus(201);
    }
}
