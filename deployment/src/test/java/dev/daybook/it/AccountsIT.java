package dev.daybook.it;

import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountBody;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    @Test
    void an_account_is_opened_and_seen() {
        String company = newCompany();
        String account = newId("account");
        Answer opened = put("/api/v1/accounts/" + account, accountBody(company, "CZK", "0.035"))
                .isStatus(201);
        assertThat(opened.header("Location")).isEqualTo("/api/v1/accounts/" + account);

        JsonNode seen = get(READER, opened.header("Location")).isStatus(200).json();
        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactly(
                        "clientId",
                        "accountId",
                        "company",
                        "companyId",
                        "currency",
                        "balance",
                        "accruedInterest",
                        "reserved",
                        "annualInterestRate",
                        "status",
                        "openedOn",
                        "position");
        assertThat(seen.at("/clientId").asText()).isEqualTo(account);
        assertThat(seen.at("/company").asText()).isEqualTo(company);
        assertThat(seen.at("/companyId").asText())
                .isEqualTo(get(READER, "/api/v1/companies/" + company).text("/companyId"));
        assertThat(seen.at("/currency").asText()).isEqualTo("CZK");
        assertThat(seen.at("/balance").toString()).isEqualTo("""
                        {"value":"0.00","currency":"CZK"}""");
        assertThat(seen.at("/accruedInterest")).isEqualTo(seen.at("/balance"));
        assertThat(seen.at("/reserved")).isEqualTo(seen.at("/balance"));
        assertThat(seen.at("/annualInterestRate").asText()).isEqualTo("0.035");
        assertThat(seen.at("/status").asText()).isEqualTo("open");
        assertThat(seen.at("/openedOn").asText()).isEqualTo("1993-01-01");
        assertThat(seen.at("/position").asLong()).isEqualTo(opened.position());
    }

    @Test
    void a_company_that_only_the_body_names_is_a_422() {
        put("/api/v1/accounts/" + newId("account"), accountBody(newId("nothing"), "CZK", "0.035"))
                .isProblem(422, "company.unknown");
        // even where the path happens to name something else by the same id
        String same = newId("same");
        put("/api/v1/accounts/" + same, accountBody(same, "CZK", "0.035")).isProblem(422, "company.unknown");
        put("/api/v1/deposits/" + same, movementBody(same, "1.00", "CZK")).isProblem(422, "account.unknown");
        get(READER, "/api/v1/accounts?company=" + same).isProblem(422, "company.unknown");
    }

    @Test
    void an_unknown_account_is_a_404() {
        String nothing = "/api/v1/accounts/" + newId("nothing");
        get(READER, nothing).isProblem(404, "account.unknown");
        get(READER, nothing + "/postings").isProblem(404, "account.unknown");
        put(nothing + "/closure", """
                {"closedOn": "1993-05-01"}""").isProblem(404, "account.unknown");
        put(nothing + "/interest-rate", """
                        {"annualInterestRate": "0.02", "effectiveOn": "1993-05-01"}""").isProblem(404, "account.unknown");
    }

    @Test
    void money_moves_and_every_movement_is_posted() {
        String company = newCompany();
        String from = newAccount(company, "CZK", "0");
        String to = newAccount(company, "CZK", "0");
        deposit(from, "100.00", "CZK");
        String withdrawal = newId("withdrawal");
        put("/api/v1/withdrawals/" + withdrawal, movementBody(from, "30.5", "CZK"))
                .isStatus(201);
        String transfer = newId("transfer");
        Answer transferred =
                put("/api/v1/transfers/" + transfer, """
                        {"from": "%s", "to": "%s", "amount": {"value": "20", "currency": "CZK"},
                         "occurredOn": "1993-02-02"}""".formatted(from, to)).isStatus(201);

        assertThat(account(from).text("/balance/value")).isEqualTo("49.50");
        assertThat(account(to).text("/balance/value")).isEqualTo("20.00");

        JsonNode postings = get(READER, "/api/v1/accounts/" + from + "/postings")
                .isStatus(200)
                .json();
        assertThat(postings.at("/items")).hasSize(3);
        assertThat(postings.at("/next").isNull()).isTrue();
        assertThat(postings.at("/items/1").toString()).isEqualTo("""
                        {"transactionId":"%s","kind":"withdrawal","amount":{"value":"-30.50","currency":"CZK"},\
                        "balance":{"value":"69.50","currency":"CZK"},"occurredOn":"1993-02-01","counterAccount":null,\
                        "position":%d,"inClosedPeriod":false}""".formatted(
                        withdrawal, postings.at("/items/1/position").asLong()));
        assertThat(postings.at("/items/2/transactionId").asText()).isEqualTo(transfer);
        assertThat(postings.at("/items/2/kind").asText()).isEqualTo("transfer");
        assertThat(postings.at("/items/2/counterAccount").asText()).isEqualTo(to);
        assertThat(postings.at("/items/2/position").asLong()).isEqualTo(transferred.position());

        JsonNode other = get(READER, "/api/v1/accounts/" + to + "/postings")
                .isStatus(200)
                .json();
        assertThat(other.at("/items/0/amount/value").asText()).isEqualTo("20.00");
        assertThat(other.at("/items/0/counterAccount").asText()).isEqualTo(from);
        assertThat(other.at("/items/0/position").asLong()).isEqualTo(transferred.position());
    }

    @Test
    void postings_come_in_pages() {
        String account = newAccount("CZK", "0");
        for (int i = 0; i < 5; i++) {
            deposit(account, "1.00", "CZK");
        }
        String path = "/api/v1/accounts/" + account + "/postings?limit=2";
        Answer first = get(READER, path).isStatus(200);
        Answer second = get(READER, path + "&after=" + first.text("/next")).isStatus(200);
        Answer third = get(READER, path + "&after=" + second.text("/next")).isStatus(200);
        assertThat(first.json().at("/items")).hasSize(2);
        assertThat(second.text("/items/1/balance/value")).isEqualTo("4.00");
        assertThat(third.json().at("/items")).hasSize(1);
        assertThat(third.json().at("/next").isNull()).isTrue();
    }

    @Test
    void a_companys_accounts_are_listed() {
        String company = newCompany();
        String first = newAccount(company, "CZK", "0");
        String second = newAccount(company, "EUR", "0");
        newAccount("CZK", "0");
        Answer page = get(READER, "/api/v1/accounts?limit=1&company=" + company).isStatus(200);
        assertThat(page.text("/items/0/clientId")).isEqualTo(first);
        Answer rest = get(READER, "/api/v1/accounts?limit=10&company=" + company + "&after=" + page.text("/next"))
                .isStatus(200);
        assertThat(rest.json().at("/items")).hasSize(1);
        assertThat(rest.text("/items/0/clientId")).isEqualTo(second);
        assertThat(rest.json().at("/next").isNull()).isTrue();
    }

    @Test
    void an_interest_rate_is_changed_and_what_was_earned_is_credited() {
        String account = newAccount("CZK", "0.10");
        deposit(account, "36500.00", "CZK");
        String body = """
                {"annualInterestRate": "0.02", "effectiveOn": "1993-03-01"}""";
        Answer changed =
                put("/api/v1/accounts/" + account + "/interest-rate", body).isStatus(201);
        assertThat(changed.json().at("/last").asLong())
                .isEqualTo(changed.json().at("/first").asLong() + 1);
        assertThat(account(account).text("/annualInterestRate")).isEqualTo("0.02");
        assertThat(new BigDecimal(account(account).text("/accruedInterest/value")))
                .isPositive();
        put("/api/v1/accounts/" + account + "/interest-rate", body).isStatus(200);
    }

    @Test
    void an_account_is_closed_once_and_nothing_moves_on_it_afterwards() {
        String account = newAccount("CZK", "0");
        String closure = "/api/v1/accounts/" + account + "/closure";
        put(closure, """
                {"closedOn": "1993-05-01"}""").isStatus(201);
        put(closure, """
                {"closedOn": "1993-05-01"}""").isStatus(200);
        put(closure, """
                {"closedOn": "1993-05-02"}""").isProblem(409, "closure.exists");
        assertThat(account(account).text("/status")).isEqualTo("closed");
        put("/api/v1/deposits/" + newId("deposit"), movementBody(account, "1.00", "CZK"))
                .isProblem(422, "account.closed");
    }

    @Test
    void an_account_with_money_on_it_stays_open() {
        String account = newAccount("CZK", "0");
        deposit(account, "1.00", "CZK");
        put("/api/v1/accounts/" + account + "/closure", """
                {"closedOn": "1993-05-01"}""").isProblem(422, "account.balance-not-zero");
    }
}
