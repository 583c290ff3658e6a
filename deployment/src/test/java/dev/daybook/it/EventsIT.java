package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.depositEvent;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.post;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class EventsIT {

    @Test
    void one_event_is_appended_and_recorded_as_it_was_sent() {
        String account = newAccount("CZK", "0");
        String id = newUuid();
        String event = depositEvent(id, accountId(account), newId("tx"), "12.30", "CZK");
        Answer appended = post("/api/v1/events", event).isStatus(201);
        assertThat(appended.json().at("/appended").asInt()).isEqualTo(1);
        assertThat(appended.json().at("/repeated").asInt()).isZero();
        assertThat(appended.json().at("/first").asLong()).isEqualTo(appended.position());
        assertThat(appended.header("Location")).isEqualTo("/api/v1/events/" + appended.position());

        JsonNode seen = get(AUDITOR, appended.header("Location")).isStatus(200).json();
        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactly(
                        "position",
                        "id",
                        "name",
                        "version",
                        "data",
                        "recordedAt",
                        "actor",
                        "creator",
                        "hash",
                        "amendments");
        assertThat(seen.at("/amendments")).isEmpty();
        assertThat(seen.at("/position").asLong()).isEqualTo(appended.position());
        assertThat(seen.at("/id").asText()).isEqualTo(id);
        assertThat(seen.at("/name").asText()).isEqualTo("FundsDeposited");
        assertThat(seen.at("/version").asInt()).isEqualTo(1);
        assertThat(seen.at("/data")).isEqualTo(Answer.parse(event).at("/data"));
        assertThat(seen.at("/recordedAt").asText()).endsWith("Z");
        assertThat(seen.at("/actor").asText()).isEqualTo("importer");
        assertThat(seen.at("/creator").asText()).isEqualTo("AppendEvents");
        assertThat(seen.at("/hash").asText()).matches("[0-9a-f]{64}");
        assertThat(get(AUDITOR, "/api/v1/events/by-id/" + id).isStatus(200).json())
                .isEqualTo(seen);
        assertThat(account(account).text("/balance/value")).isEqualTo("12.30");
    }

    @Test
    void many_events_are_appended_together_or_not_at_all() {
        String account = newAccount("CZK", "0");
        String accountId = accountId(account);
        String first = depositEvent(newUuid(), accountId, newId("tx"), "1.00", "CZK");
        String second = depositEvent(newUuid(), accountId, newId("tx"), "2.00", "CZK");
        String wrong = depositEvent(newUuid(), accountId, newId("tx"), "3.00", "EUR");
        long before = head();
        Answer refused = post("/api/v1/events", "[" + first + "," + second + "," + wrong + "]")
                .isProblem(422, "account.wrong-currency");
        assertThat(refused.json().at("/event").asInt()).isEqualTo(2);
        assertThat(head()).isEqualTo(before);

        Answer appended =
                post("/api/v1/events", "[" + first + "," + second + "]").isStatus(201);
        assertThat(appended.json().toString()).isEqualTo("""
                        {"first":%d,"last":%d,"appended":2,"repeated":0}""".formatted(before + 1, before + 2));
        assertThat(account(account).text("/balance/value")).isEqualTo("3.00");
    }

    @Test
    void facts_that_no_command_decides_today_are_taken() {
        String company = newId("company");
        String companyId = newUuid();
        post("/api/v1/events", """
                        {"name": "CompanyCreated", "data": {"companyId": "%s", "clientId": "%s", "name": "Beogradska",
                         "address": {"line1": "Terazije 1", "city": "Beograd", "postalCode": "11000", "country": "YU"},
                         "contactEmail": "office@acme.example"}}""".formatted(companyId, company)).isStatus(201);
        String accountId = newUuid();
        String account = newId("account");
        post("/api/v1/events", """
                        {"name": "AccountOpened", "data": {"accountId": "%s", "clientId": "%s", "companyId": "%s",
                         "currency": "DEM", "annualInterestRate": "0", "openedOn": "1993-01-01"}}""".formatted(accountId, account, companyId)).isStatus(201);
        post("/api/v1/events", depositEvent(newUuid(), accountId, newId("tx"), "0.00", "DEM"))
                .isStatus(201);
        assertThat(account(account).text("/balance/currency")).isEqualTo("DEM");
        Daybook.put("/api/v1/accounts/" + newId("account"), Daybook.accountBody(company, "DEM", "0"))
                .isProblem(422, "account.former-currency");
    }

    @Test
    void an_event_without_version_is_of_the_current_one() {
        String accountId = accountId(newAccount("CZK", "0"));
        String event =
                depositEvent(newUuid(), accountId, newId("tx"), "1.00", "CZK").replace("\"version\": 1, ", "");
        assertThat(event).doesNotContain("version");
        Answer appended = post("/api/v1/events", event).isStatus(201);
        assertThat(get(AUDITOR, appended.header("Location"))
                        .json()
                        .at("/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void an_empty_array_appends_nothing() {
        long before = head();
        Answer nothing = post("/api/v1/events", "[]").isStatus(200);
        assertThat(nothing.json().at("/first").isNull()).isTrue();
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void the_list_follows_the_log_page_by_page_without_a_gap() {
        long before = head();
        String account = newAccount("CZK", "0");
        for (int i = 0; i < 5; i++) {
            Daybook.deposit(account, "1.00", "CZK");
        }
        List<Long> positions = new ArrayList<>();
        String next = Long.toString(before);
        do {
            JsonNode page = get(AUDITOR, "/api/v1/events?limit=3&after=" + next)
                    .isStatus(200)
                    .json();
            page.at("/items").forEach(item -> positions.add(item.at("/position").asLong()));
            next = page.at("/next").isNull() ? "" : page.at("/next").asText();
        } while (!next.isEmpty());
        assertThat(positions).hasSizeGreaterThanOrEqualTo(7);
        for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(before + 1 + i);
        }
    }

    @Test
    void the_list_is_filtered_by_what_the_events_are_about() {
        String company = newCompany();
        String account = newAccount(company, "CZK", "0");
        Daybook.deposit(account, "1.00", "CZK");
        Daybook.deposit(newAccount(company, "CZK", "0"), "1.00", "CZK");

        assertThat(names(get(AUDITOR, "/api/v1/events?account=" + account)))
                .containsExactly("AccountOpened", "FundsDeposited");
        assertThat(names(get(AUDITOR, "/api/v1/events?name=FundsDeposited&account=" + account)))
                .containsExactly("FundsDeposited");
        assertThat(names(get(AUDITOR, "/api/v1/events?name=CompanyCreated&company=" + company)))
                .containsExactly("CompanyCreated");

        Answer all = get(AUDITOR, "/api/v1/events?account=" + account);
        String opened = all.text("/items/0/recordedAt");
        String deposited = all.text("/items/1/recordedAt");
        assertThat(names(get(AUDITOR, "/api/v1/events?account=" + account + "&since=" + deposited)))
                .contains("FundsDeposited");
        if (!opened.equals(deposited)) {
            assertThat(names(get(AUDITOR, "/api/v1/events?account=" + account + "&until=" + deposited)))
                    .containsExactly("AccountOpened");
        }
        assertThat(names(get(AUDITOR, "/api/v1/events?account=" + account + "&until=" + opened)))
                .isEmpty();
    }

    @Test
    void a_fact_skips_the_rules_of_commands_and_a_writer_may_not_send_one() {
        String account = newAccount("CZK", "0");
        String deposit = depositEvent(newUuid(), accountId(account), newId("tx"), "5.00", "CZK");
        String overdraft = depositEvent(newUuid(), accountId(account), newId("tx"), "900000.00", "CZK")
                .replace("FundsDeposited", "FundsWithdrawn");
        put("/api/v1/accounts/" + account + "/closure", "{\"closedOn\": \"1993-05-01\"}")
                .isStatus(201);
        long before = head();
        for (String fact : List.of(deposit, overdraft)) {
            Answer refused = send(WRITER, "POST", "/api/v1/events", fact).isProblem(403, "request.forbidden");
            assertThat(refused.text("/detail")).isEqualTo("This needs the role importer; you have: writer.");
        }
        assertThat(head()).isEqualTo(before);

        post("/api/v1/events", deposit).isStatus(201);
        post("/api/v1/events", overdraft).isStatus(201);
        assertThat(account(account).text("/balance/value")).isEqualTo("-899995.00");
        assertThat(account(account).text("/status")).isEqualTo("closed");
    }

    private static List<String> names(Answer page) {
        return page.isStatus(200).json().at("/items").findValuesAsText("name").stream()
                .filter(name -> name.matches("[A-Z][A-Za-z]+"))
                .toList();
    }

    @Test
    void an_unknown_filter_value_is_told() {
        get(AUDITOR, "/api/v1/events?account=" + newId("nothing")).isProblem(422, "account.unknown");
        get(AUDITOR, "/api/v1/events?company=" + newId("nothing")).isProblem(422, "company.unknown");
        get(AUDITOR, "/api/v1/events?name=NothingHappened").isProblem(400, "event.unknown-name");
        get(AUDITOR, "/api/v1/events/" + (head() + 1_000_000)).isProblem(404, "event.unknown");
        get(AUDITOR, "/api/v1/events/0").isProblem(404, "event.unknown");
        get(AUDITOR, "/api/v1/events/by-id/" + newUuid()).isProblem(404, "event.unknown");
        assertThat(get(AUDITOR, "/api/v1/events?after=" + (head() + 1_000_000))
                        .isStatus(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void an_id_with_the_same_content_is_a_repeat_and_with_other_content_a_conflict() {
        String accountId = accountId(newAccount("CZK", "0"));
        String id = newUuid();
        String transaction = newId("tx");
        Answer appended = post("/api/v1/events", depositEvent(id, accountId, transaction, "5.00", "CZK"))
                .isStatus(201);
        long before = head();
        Answer again = post("/api/v1/events", depositEvent(id, accountId, transaction, "5", "CZK"))
                .isStatus(200);
        assertThat(again.json().at("/first").asLong()).isEqualTo(appended.position());
        assertThat(again.json().at("/appended").asInt()).isZero();
        assertThat(again.json().at("/repeated").asInt()).isEqualTo(1);
        assertThat(again.position()).isEqualTo(appended.position());
        Answer other = post("/api/v1/events", depositEvent(id, accountId, transaction, "6.00", "CZK"))
                .isProblem(409, "event.id-in-use");
        assertThat(other.json().at("/event").asInt()).isZero();
        assertThat(head()).isEqualTo(before);
    }
}
