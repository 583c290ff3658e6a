package dev.daybook.it;

import static dev.daybook.it.Daybook.NO_USER;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.accountBody;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.post;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An error names the next step; here are the sentences that the server, and not a unit alone, has to put together. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ErrorSentencesIT {

    private static String detail(Answer answer) {
        return answer.text("/detail");
    }

    @Test
    void a_route_that_is_missed_or_misused_names_the_right_one() {
        assertThat(detail(post("/api/v1/deposits", "{}").isProblem(404, "request.unknown-path")))
                .isEqualTo("To record a deposit: PUT /deposits/{id}, with an id that you choose.");
        assertThat(detail(get(READER, "/api/v1/deposits/x").isProblem(405, "request.method-not-allowed")))
                .isEqualTo("GET isn't supported here; allowed: PUT.");
        assertThat(detail(put("/api/v1/deposits/x", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .isProblem(415, "request.unsupported-media-type")))
                .isEqualTo("Content-Type is application/x-www-form-urlencoded; send application/json.");
        assertThat(detail(get(READER, "/api/v1/status?asOf=1").isProblem(400, "request.unknown-parameter")))
                .isEqualTo("Unknown query parameter \"asOf\"; this resource takes none.");
    }

    @Test
    void a_caller_is_told_which_role_is_needed() {
        assertThat(detail(send(READER, "PUT", "/api/v1/deposits/x", movementBody("a", "1.00", "CZK"))
                        .isProblem(403, "request.forbidden")))
                .isEqualTo("This needs the role writer; you have: reader.");
        assertThat(detail(get(NO_USER, "/api/v1/status").isProblem(401, "request.unauthenticated")))
                .isEqualTo("Authentication failed: name or password is missing or wrong.");
    }

    @Test
    void wrong_json_is_told_by_the_field() {
        String body = movementBody("a", "1.00", "CZK");
        assertThat(detail(put("/api/v1/deposits/x", body.replaceFirst("\\{\"value\".*?}", "\"1.00\""))
                        .isProblem(400, "request.wrong-shape")))
                .isEqualTo(
                        "\"amount\" must be an object like {\"value\": \"10.00\", \"currency\": \"USD\"}, not a string.");
        assertThat(detail(put("/api/v1/deposits/x", body.replaceFirst("\"account\": \"[^\"]+\", ", ""))
                        .isProblem(400, "request.wrong-shape")))
                .isEqualTo("Required field \"account\" is missing.");
        assertThat(detail(put("/api/v1/deposits/x", body.replace("\"CZK\"", "\"czk\""))
                        .isProblem(422, "money.unknown-currency")))
                .isEqualTo("\"czk\" is not a currency code. Use CZK.");
        assertThat(detail(post("/api/v1/events", "{\"name\": \"FundsDeposited\", \"data\": {}}")
                        .isProblem(400, "event.unreadable-data")))
                .endsWith("Raw events take the UUID that GET /accounts/{id} gives as accountId.");
    }

    @Test
    void a_contradiction_names_the_event_and_what_differs() {
        String company = newCompany();
        String id = newId("account");
        Answer opened = put("/api/v1/accounts/" + id, accountBody(company, "CZK", "0.01"))
                .isStatus(201);
        assertThat(detail(send(WRITER, "PUT", "/api/v1/accounts/" + id, accountBody(company, "CZK", "0.02"))
                        .isProblem(409, "account.exists")))
                .isEqualTo("Account " + id + " exists (event " + opened.position()
                        + ") with other content: annualInterestRate is 0.01 there, 0.02 here.");
        String account = newAccount("CZK", "0");
        String deposit = newId("deposit");
        Answer deposited = put("/api/v1/deposits/" + deposit, movementBody(account, "1.00", "CZK"))
                .isStatus(201);
        assertThat(detail(put("/api/v1/deposits/" + deposit, movementBody(account, "2.00", "CZK"))
                        .isProblem(409, "deposit.exists")))
                .isEqualTo("Deposit " + deposit + " exists (event " + deposited.position()
                        + ") with other content: amount is 1.00 CZK there, 2.00 CZK here.");
    }
}
