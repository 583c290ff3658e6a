package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.OPERATOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountBody;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.companyBody;
import static dev.daybook.it.Daybook.depositEvent;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.post;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class IdempotencyIT {

    @Test
    void the_same_company_again_changes_nothing_and_another_one_is_a_conflict() {
        String path = "/api/v1/companies/" + newId("company");
        repeats(path, companyBody("One"), companyBody("Another"), "company.exists");
    }

    @Test
    void the_same_account_again_changes_nothing_and_another_one_is_a_conflict() {
        String company = newCompany();
        String path = "/api/v1/accounts/" + newId("account");
        repeats(path, accountBody(company, "CZK", "0.01"), accountBody(company, "CZK", "0.02"), "account.exists");
    }

    @Test
    void the_same_movement_again_changes_nothing_and_another_one_is_a_conflict() {
        String account = newAccount("CZK", "0");
        String one = movementBody(account, "10.00", "CZK");
        String other = movementBody(account, "11.00", "CZK");
        repeats("/api/v1/deposits/" + newId("deposit"), one, other, "deposit.exists");
        repeats("/api/v1/withdrawals/" + newId("withdrawal"), one, other, "withdrawal.exists");
        assertThat(account(account).text("/balance/value")).isEqualTo("0.00");
    }

    @Test
    void the_same_content_in_other_words_is_the_same() {
        String account = newAccount("CZK", "0");
        String path = "/api/v1/deposits/" + newId("deposit");
        put(path, movementBody(account, "10.00", "CZK")).isStatus(201);
        put(path, """
                        { "occurredOn":"1993-02-01",
                          "amount":{"currency":"CZK","value":"10"}, "account":"%s" }""".formatted(account)).isStatus(200);
    }

    @Test
    void two_kinds_of_transactions_share_their_ids() {
        String account = newAccount("CZK", "0");
        String id = newId("transaction");
        put("/api/v1/deposits/" + id, movementBody(account, "10.00", "CZK")).isStatus(201);
        put("/api/v1/withdrawals/" + id, movementBody(account, "10.00", "CZK")).isProblem(409, "transaction.exists");
    }

    @Test
    void a_key_is_for_one_request() {
        String accountId = accountId(newAccount("CZK", "0"));
        String event =
                depositEvent(newUuid(), accountId, newId("tx"), "1.00", "CZK").replaceFirst("\"id\": \"[^\"]+\", ", "");
        String key = newId("key");
        Answer appended = post("/api/v1/events", event, "Idempotency-Key", key).isStatus(201);
        long before = head();
        Answer again = post("/api/v1/events", event, "Idempotency-Key", key).isStatus(200);
        assertThat(again.json().at("/first")).isEqualTo(appended.json().at("/first"));
        assertThat(again.json().at("/last")).isEqualTo(appended.json().at("/last"));
        assertThat(again.position()).isEqualTo(appended.position());
        assertThat(again.header("Location")).isEqualTo(appended.header("Location"));
        String other = depositEvent(newUuid(), accountId, newId("tx"), "1.00", "CZK");
        post("/api/v1/events", other, "Idempotency-Key", key).isProblem(422, "idempotency-key.reused");
        for (String bad : List.of(" ", "x".repeat(256))) {
            post("/api/v1/events", other, "Idempotency-Key", bad).isProblem(422, "idempotency-key.invalid");
        }
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_late_retry_does_not_undo_a_newer_change() {
        String company = newCompany();
        String path = "/api/v1/companies/" + company + "/address";
        String key = newId("key");
        Answer first = put(path, addressBody("Brno"), "Idempotency-Key", key).isStatus(201);
        put(path, addressBody("Plzen"), "Idempotency-Key", newId("key")).isStatus(201);
        long before = head();
        Answer late = put(path, addressBody("Brno"), "Idempotency-Key", key).isStatus(200);
        assertThat(late.json()).isEqualTo(first.json());
        assertThat(late.position()).isEqualTo(first.position());
        assertThat(late.header("Location")).isEqualTo(first.header("Location"));
        put(path, addressBody("Praha"), "Idempotency-Key", key).isProblem(422, "idempotency-key.reused");
        put("/api/v1/companies/" + newCompany() + "/address", addressBody("Brno"), "Idempotency-Key", key)
                .isProblem(422, "idempotency-key.reused");
        assertThat(get(READER, "/api/v1/companies/" + company).isStatus(200).text("/address/city"))
                .isEqualTo("Plzen");
        assertThat(head()).isEqualTo(before + 1);
    }

    @Test
    void a_key_of_a_thing_that_is_made_is_honoured_beside_its_id() {
        String account = newAccount("CZK", "0");
        String body = movementBody(account, "10.00", "CZK");
        String path = "/api/v1/deposits/" + newId("deposit");
        String key = newId("key");
        Answer first = put(path, body, "Idempotency-Key", key).isStatus(201);
        assertThat(put(path, body, "Idempotency-Key", key).isStatus(200).json()).isEqualTo(first.json());
        assertThat(put(path, body).isStatus(200).json()).isEqualTo(first.json());
        put("/api/v1/deposits/" + newId("deposit"), body, "Idempotency-Key", key)
                .isProblem(422, "idempotency-key.reused");
        assertThat(account(account).text("/balance/value")).isEqualTo("10.00");
    }

    @Test
    void a_late_retry_of_an_operation_does_not_undo_a_newer_one() {
        String path = "/api/v1/webhooks/" + newId("hook");
        String key = newId("key");
        Answer first = send(OPERATOR, "PUT", path, webhookBody("one"), "Idempotency-Key", key)
                .isStatus(201);
        send(OPERATOR, "PUT", path, webhookBody("two")).isStatus(200);
        Answer late = send(OPERATOR, "PUT", path, webhookBody("one"), "Idempotency-Key", key)
                .isStatus(200);
        assertThat(late.body()).isEqualTo(first.body());
        assertThat(late.header("Location")).isEqualTo(path);
        assertThat(late.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(get(OPERATOR, path).text("/url")).endsWith("/two");
        send(OPERATOR, "PUT", path, webhookBody("three"), "Idempotency-Key", key)
                .isProblem(422, "idempotency-key.reused");
        String gone = newId("key");
        send(OPERATOR, "DELETE", path, null, "Idempotency-Key", gone).isStatus(200);
        send(OPERATOR, "PUT", path, webhookBody("four")).isStatus(201);
        send(OPERATOR, "DELETE", path, null, "Idempotency-Key", gone).isStatus(200);
        assertThat(get(OPERATOR, path).isStatus(200).text("/url")).endsWith("/four");
        send(OPERATOR, "DELETE", path, null).isStatus(200);
    }

    @Test
    void a_check_that_is_asked_for_again_is_not_begun_again() {
        String key = newId("key");
        Answer first = send(AUDITOR, "POST", "/api/v1/integrity/checks", null, "Idempotency-Key", key)
                .isStatus(202);
        Answer again = send(AUDITOR, "POST", "/api/v1/integrity/checks", null, "Idempotency-Key", key)
                .isStatus(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.position()).isEqualTo(first.position());
    }

    private static String webhookBody(String page) {
        return """
                {"url": "https://hooks.example.com/%s", "events": ["AccountOpened"],
                 "secret": "a-secret-of-the-caller-and-the-page"}""".formatted(page);
    }

    private static String addressBody(String city) {
        return """
                {"address": {"line1": "X", "city": "%s", "postalCode": "602 00", "country": "CZ"}}""".formatted(city);
    }

    private static void repeats(String path, String body, String otherBody, String conflict) {
        Answer first = put(path, body).isStatus(201);
        long before = head();
        Answer again = put(path, body).isStatus(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        put(path, otherBody).isProblem(409, conflict);
        assertThat(head()).isEqualTo(before);
    }
}
