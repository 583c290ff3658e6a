package dev.daybook.it;

import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountBody;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.companyBody;
import static dev.daybook.it.Daybook.deposit;
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
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DryRunIT {

    @Test
    void it_answers_what_would_have_been_appended_and_appends_nothing() {
        String company = newCompany();
        String account = newAccount(company, "CZK", "0");
        String other = newAccount(company, "CZK", "0");
        Answer deposited = deposit(account, "5.00", "CZK");

        String newcomer = newId("company");
        dry("/api/v1/companies/" + newcomer, companyBody("X"), "CompanyCreated");
        get(READER, "/api/v1/companies/" + newcomer).isProblem(404, "company.unknown");
        dry("/api/v1/companies/" + company + "/address", """
                {"address": {"line1": "X", "city": "Brno", "postalCode": "602 00", "country": "CZ"}}""", "CompanyAddressChanged");
        dry("/api/v1/accounts/" + newId("account"), accountBody(company, "CZK", "0"), "AccountOpened");
        dry("/api/v1/deposits/" + newId("deposit"), movementBody(account, "1.00", "CZK"), "FundsDeposited");
        dry("/api/v1/withdrawals/" + newId("withdrawal"), movementBody(account, "1.00", "CZK"), "FundsWithdrawn");
        dry("/api/v1/transfers/" + newId("transfer"), """
                {"from": "%s", "to": "%s", "amount": {"value": "1", "currency": "CZK"}, "occurredOn": "1993-02-02"}""".formatted(account, other), "FundsTransferred");
        dry(
                "/api/v1/reversals/" + newId("reversal"),
                """
                {"reverses": "%s", "reason": "Booked twice.", "occurredOn": "1993-02-02"}""".formatted(deposited.header("Location").replaceFirst(".*/", "")),
                "TransactionReversed");
        dry("/api/v1/accounts/" + account + "/interest-rate", """
                {"annualInterestRate": "0.02", "effectiveOn": "1993-05-01"}""", "InterestRateChanged");
        dry("/api/v1/accounts/" + other + "/closure", """
                {"closedOn": "1993-05-01"}""", "AccountClosed");
        assertThat(account(account).text("/balance/value")).isEqualTo("5.00");
        assertThat(account(other).text("/status")).isEqualTo("open");
    }

    @Test
    void raw_events_run_dry_too() {
        String event = depositEvent(newUuid(), accountId(newAccount("CZK", "0")), newId("tx"), "1.00", "CZK");
        long before = head();
        Answer dry = post("/api/v1/events", event, "Dry-Run", "true").isStatus(200);
        assertThat(dry.json().at("/events/0/data"))
                .isEqualTo(Answer.parse(event).at("/data"));
        assertThat(head()).isEqualTo(before);
        post("/api/v1/events", event).isStatus(201);
    }

    @Test
    void a_refusal_is_the_same_as_it_would_have_been() {
        String account = newAccount("CZK", "0");
        put("/api/v1/withdrawals/" + newId("w"), movementBody(account, "1.00", "CZK"), "Dry-Run", "true")
                .isProblem(422, "account.insufficient-funds");
    }

    @Test
    void a_dry_run_leaves_no_key_behind() {
        String account = newAccount("CZK", "0");
        String path = "/api/v1/deposits/" + newId("deposit");
        put(path, movementBody(account, "1.00", "CZK"), "Dry-Run", "true").isStatus(200);
        put(path, movementBody(account, "2.00", "CZK"), "Dry-Run", "false").isStatus(201);
    }

    @Test
    void it_is_meant_or_not() {
        String account = newAccount("CZK", "0");
        long before = head();
        for (String perhaps : new String[] {"", "TRUE", "1", "yes", "true,false", " maybe"}) {
            put("/api/v1/deposits/" + newId("d"), movementBody(account, "1.00", "CZK"), "Dry-Run", perhaps)
                    .isProblem(400, "request.invalid-parameter");
        }
        assertThat(head()).isEqualTo(before);
    }

    private static void dry(String path, String body, String event) {
        long before = head();
        Answer dry = put(path, body, "Dry-Run", "true").isStatus(200);
        assertThat(dry.json().at("/dryRun").asBoolean()).isTrue();
        assertThat(dry.json().at("/events")).hasSize(1);
        assertThat(dry.text("/events/0/name")).isEqualTo(event);
        assertThat(dry.json().at("/events/0/position").asLong()).isEqualTo(before + 1);
        assertThat(dry.header("Location")).isEmpty();
        assertThat(head()).isEqualTo(before);
    }
}
