package dev.daybook.it;

import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each gets its 4xx with a code, and the log is unchanged. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class BadInputIT {

    private String account = "";
    private String accountId = "";
    private long before;

    @BeforeEach
    void anAccount() {
        account = newAccount("CZK", "0");
        accountId = accountId(account);
        before = head();
    }

    @AfterEach
    void theLogIsUnchanged() {
        assertThat(head()).isEqualTo(before);
    }

    private String event(String value, String currency) {
        return depositEvent(newUuid(), accountId, newId("tx"), value, currency);
    }

    @Test
    void unknown_event_names_and_versions() {
        post("/api/v1/events", event("1.00", "CZK").replace("FundsDeposited", "FundsEaten"))
                .isProblem(400, "event.unknown-name");
        post("/api/v1/events", event("1.00", "CZK").replace("FundsDeposited", "funds deposited"))
                .isProblem(422, "event.invalid-name");
        for (String version : List.of("2", "0", "-1", "2147483647")) {
            post("/api/v1/events", event("1.00", "CZK").replace("\"version\": 1", "\"version\": " + version))
                    .isProblem(400, "event.unknown-version");
        }
    }

    @Test
    void wrong_fields_of_raw_events() {
        String event = event("1.00", "CZK");
        for (String bad : List.of(
                event.replace("\"name\"", "\"nam\""),
                event.replace("\"id\"", "\"ID\""),
                event.replace("\"data\"", "\"more\": 1, \"data\""),
                event.replace("\"version\": 1", "\"version\": \"1\""),
                event.replace("\"version\": 1", "\"version\": 1.0"),
                event.replace("\"version\": 1", "\"version\": 99999999999"),
                event.replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"17\""),
                event.replaceFirst("\"data\": \\{.*}", "\"data\": []}"),
                event.replaceFirst("\"data\": \\{.*}", "\"data\": \"{}\"}"),
                event.replaceFirst("\"data\": \\{.*}", "\"data\": null}"),
                "17",
                "\"text\"",
                "[[]]",
                "[1]",
                "[null]",
                "{}")) {
            post("/api/v1/events", bad).isProblem(400, "request.wrong-shape");
        }
        for (String bad : List.of(
                event.replace("\"occurredOn\"", "\"occuredOn\""),
                event.replace("\"occurredOn\"", "\"more\": 1, \"occurredOn\""),
                event.replace("1993-03-01", "1993-02-30"),
                event.replace("\"1993-03-01\"", "19930301"),
                event.replace("\"1.00\"", "1.00"),
                event.replace("\"1.00\"", "\"1e2\""),
                event.replace("\"1.00\"", "\"NaN\""),
                event.replace("\"1.00\"", "\"\""),
                event.replace("\"1.00\"", "null"),
                event.replace(accountId, "nobody"),
                event.replaceFirst("\"data\": \\{.*}", "\"data\": {}}"))) {
            post("/api/v1/events", bad).isProblem(400, "event.unreadable-data");
        }
    }

    @Test
    void wrong_values_of_raw_events() {
        post("/api/v1/events", event("1.00", "EUR")).isProblem(422, "account.wrong-currency");
        post("/api/v1/events", event("1.00", "XXZ")).isProblem(422, "money.unknown-currency");
        post("/api/v1/events", event("1.001", "CZK")).isProblem(422, "money.too-many-decimals");
        post("/api/v1/events", event("-1.00", "CZK")).isProblem(422, "money.negative");
        post("/api/v1/events", event("9999999999999999", "CZK")).isProblem(422, "money.too-large");
        post("/api/v1/events", event("1.00", "CZK").replace(accountId, newUuid()))
                .isProblem(422, "account.unknown");
        post("/api/v1/events", event("1.00", "CZK").replace("\"tx-", "\"t x-")).isProblem(422, "client-id.invalid");
    }

    @Test
    void wrong_fields_of_commands() {
        String path = "/api/v1/deposits/" + newId("deposit");
        String body = movementBody(account, "1.00", "CZK");
        for (String bad : List.of(
                body.replace("\"account\"", "\"acount\""),
                body.replace("\"occurredOn\"", "\"more\": 1, \"occurredOn\""),
                body.replaceFirst("\"account\": \"[^\"]+\", ", ""),
                body.replace("\"1.00\"", "1.00"),
                body.replace("\"1.00\"", "\"1,00\""),
                body.replace("\"1.00\"", "\" 1.00\""),
                body.replace("\"1.00\"", "\"+1.00\""),
                body.replace("\"1.00\"", "\"0x1\""),
                body.replace("\"1.00\"", "{}"),
                body.replace("\"1993-02-01\"", "\"1.2.1993\""),
                body.replace("\"1993-02-01\"", "\"1993-13-01\""),
                body.replace("\"1993-02-01\"", "728611200"),
                body.replaceFirst("\\{\"value\".*?}", "\"1.00 CZK\""),
                body.replaceFirst("\\{\"value\".*?}", "null"),
                "[" + body + "]",
                "[]",
                "{}",
                "null",
                "17",
                "\"text\"")) {
            put(path, bad).isProblem(400, "request.wrong-shape");
        }
    }

    @Test
    void wrong_values_of_commands() {
        String path = "/api/v1/deposits/" + newId("deposit");
        put(path, movementBody(account, "1.00", "EUR")).isProblem(422, "account.wrong-currency");
        put(path, movementBody(account, "1.00", "czk")).isProblem(422, "money.unknown-currency");
        put(path, movementBody(account, "1.001", "CZK")).isProblem(422, "money.too-many-decimals");
        put(path, movementBody(account, "-1.00", "CZK")).isProblem(422, "money.not-positive");
        put(path, movementBody(account, "0", "CZK")).isProblem(422, "money.not-positive");
        put(path, movementBody("a b", "1.00", "CZK")).isProblem(422, "client-id.invalid");
        put(path, movementBody(account, "1.00", "CZK").replace("1993-02-01", "1992-12-31"))
                .isProblem(422, "account.not-yet-open");
        put("/api/v1/withdrawals/" + newId("w"), movementBody(account, "0.01", "CZK"))
                .isProblem(422, "account.insufficient-funds");
        put("/api/v1/transfers/" + newId("transfer"), """
                        {"from": "%s", "to": "%s", "amount": {"value": "1", "currency": "CZK"},
                         "occurredOn": "1993-02-02"}""".formatted(account, account))
                .isProblem(422, "transfer.same-account");
    }

    @Test
    void wrong_companies_and_accounts() {
        String path = "/api/v1/companies/" + newId("company");
        put(path, companyBody(" ")).isProblem(422, "company.invalid-name");
        put(path, companyBody("x".repeat(201))).isProblem(422, "company.invalid-name");
        put(path, companyBody("X").replace("\"CZ\"", "\"XX\"")).isProblem(422, "address.unknown-country");
        put(path, companyBody("X").replace("Praha", "")).isProblem(422, "address.invalid-line");
        put(path, companyBody("X").replace("office@", "office")).isProblem(422, "email.invalid");
        put(path, companyBody("X").replace("\"line1\"", "\"line3\"")).isProblem(400, "request.wrong-shape");

        String company = newCompany();
        before = head();
        String newAccount = "/api/v1/accounts/" + newId("account");
        put(newAccount, accountBody(company, "CZK", "3.5")).isProblem(422, "interest-rate.out-of-range");
        put(newAccount, accountBody(company, "CZK", "-0.01")).isProblem(422, "interest-rate.out-of-range");
        put(newAccount, accountBody(company, "CZK", "0.0000001")).isProblem(422, "interest-rate.too-many-decimals");
        put(newAccount, accountBody(company, "XYZ", "0")).isProblem(422, "money.unknown-currency");
    }

    @Test
    void client_ids_that_are_none() {
        for (String bad : List.of("a%20b", "%C3%A9", "x".repeat(129), "a:b", "a@b", "a,b", "a+b", "%22")) {
            put("/api/v1/companies/" + bad, companyBody("X")).isProblem(422, "client-id.invalid");
            get(READER, "/api/v1/accounts/" + bad).isProblem(422, "client-id.invalid");
            get(READER, "/api/v1/accounts?after=" + bad).isProblem(422, "client-id.invalid");
        }
    }

    @Test
    void parameters_that_are_none() {
        for (String limit : List.of("0", "1001", "-1", "x", "1.5", "99999999999999999999", "%00")) {
            get(READER, "/api/v1/accounts?limit=" + limit).isProblem(400, "request.invalid-parameter");
        }
        for (String query : List.of("after=x", "after=-1", "since=yesterday", "until=1993-01-01", "since=1e9")) {
            get(Daybook.AUDITOR, "/api/v1/events?" + query).isProblem(400, "request.invalid-parameter");
        }
        get(Daybook.AUDITOR, "/api/v1/events/x").isProblem(400, "request.invalid-parameter");
        get(Daybook.AUDITOR, "/api/v1/events/by-id/x").isProblem(400, "request.invalid-parameter");
        get(Daybook.AUDITOR, "/api/v1/events?acount=" + account).isProblem(400, "request.unknown-parameter");
        get(READER, "/api/v1/accounts?limit=1&limit=2").isProblem(400, "request.repeated-parameter");
        put("/api/v1/deposits/" + newId("d") + "?dryRun=true", movementBody(account, "1.00", "CZK"))
                .isProblem(400, "request.unknown-parameter");
    }

    @Test
    void requests_that_lead_nowhere() {
        get(READER, "/api/v1/nothing").isProblem(404, "request.unknown-path");
        get(READER, "/nothing").isProblem(404, "request.unknown-path");
        get(READER, "/problem").isProblem(404, "request.unknown-path");
        Answer wrongMethod =
                send(WRITER, "DELETE", "/api/v1/accounts/x", null).isProblem(405, "request.method-not-allowed");
        assertThat(wrongMethod.header("Allow")).contains("GET").contains("PUT");
        send(WRITER, "PATCH", "/api/v1/events", "{}").isProblem(405, "request.method-not-allowed");
        get(READER, "/api/v1/deposits/x").isProblem(405, "request.method-not-allowed");
        get(READER, "/api/v1/status", "Accept", "text/html").isProblem(406, "request.not-acceptable");
        String path = "/api/v1/deposits/" + newId("d");
        put(path, "a=b", "Content-Type", "application/x-www-form-urlencoded")
                .isProblem(415, "request.unsupported-media-type");
        put(path, "<a/>", "Content-Type", "application/xml").isProblem(415, "request.unsupported-media-type");
        put(path, movementBody(account, "1.00", "CZK"), "Content-Encoding", "gzip")
                .isProblem(415, "request.unsupported-encoding");
        put(path, movementBody(account, "1.00", "CZK"), "Content-Type", "application/json; charset=utf-16")
                .isProblem(415, "request.unsupported-encoding");
    }

    @Test
    void no_sql_gets_through() {
        for (String sql : List.of("'%20OR%201=1--", "%27%3BDROP%20TABLE%20event_log--", "1%20OR%201=1")) {
            for (String path : List.of(
                    "/accounts?after=", "/accounts?company=", "/companies?after=", "/accounts/", "/companies/")) {
                assertThat(get(READER, "/api/v1" + path + sql).status()).isBetween(400, 422);
            }
            for (String path : List.of(
                    "/events?after=",
                    "/events?name=",
                    "/events?account=",
                    "/events?since=",
                    "/events?limit=",
                    "/events/")) {
                assertThat(get(Daybook.AUDITOR, "/api/v1" + path + sql).status())
                        .isBetween(400, 422);
            }
        }
    }
}
