package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.IMPORTER;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.post;
import static dev.daybook.it.Daybook.put;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions that are taken back, and how both sides lead to each other. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ReversalsIT {

    private static String body(String reverses, String day) {
        return """
                {"reverses": "%s", "reason": "Booked twice.", "occurredOn": "%s"}""".formatted(reverses, day);
    }

    private static String idOf(Answer recorded) {
        return recorded.header("Location").replaceFirst(".*/", "");
    }

    @Test
    void a_deposit_is_reversed_and_both_sides_lead_to_each_other() {
        String account = newAccount("CZK", "0");
        Answer deposited = deposit(account, "100.00", "CZK");
        Answer before = get(READER, deposited.header("Location")).isStatus(200);
        String reversal = newId("reversal");
        String path = "/api/v1/reversals/" + reversal;
        Answer reversed = put(path, body(idOf(deposited), "1993-02-03")).isStatus(201);
        assertThat(reversed.header("Location")).isEqualTo("/api/v1/transactions/" + reversal);
        assertThat(account(account).text("/balance/value")).isEqualTo("0.00");

        Answer seen = get(READER, deposited.header("Location"), "If-None-Match", before.header("ETag"))
                .isStatus(200);
        assertThat(seen.text("/reversedBy")).isEqualTo(reversal);
        assertThat(seen.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(get(WRITER, reversed.header("Location")).isStatus(200).json().toString())
                .isEqualTo("""
                        {"clientId":"%s","kind":"reversal","occurredOn":"1993-02-03","postings":[{"account":"%s",\
                        "accountId":"%s","amount":{"value":"-100.00","currency":"CZK"},\
                        "balance":{"value":"0.00","currency":"CZK"},"position":%d}],"reverses":"%s",\
                        "reason":"Booked twice.","position":%d,"inClosedPeriod":false}""".formatted(
                                reversal,
                                account,
                                accountId(account),
                                reversed.position(),
                                idOf(deposited),
                                reversed.position()));
        Answer postings =
                get(READER, "/api/v1/accounts/" + account + "/postings").isStatus(200);
        assertThat(postings.text("/items/0/reversedBy")).isEqualTo(reversal);
        assertThat(postings.text("/items/1/reverses")).isEqualTo(idOf(deposited));
        assertThat(get(AUDITOR, "/api/v1/events?name=TransactionReversed&account=" + account)
                        .isStatus(200)
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void the_same_reversal_is_a_repeat_and_another_one_a_conflict() {
        String account = newAccount("CZK", "0");
        Answer deposited = deposit(account, "100.00", "CZK");
        String reversal = newId("reversal");
        String path = "/api/v1/reversals/" + reversal;
        Answer first = put(path, body(idOf(deposited), "1993-02-03")).isStatus(201);
        Answer again = put(path, body(idOf(deposited), "1993-02-03")).isStatus(200);
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(put(path, body(idOf(deposited), "1993-02-04"))
                        .isProblem(409, "reversal.exists")
                        .text("/detail"))
                .isEqualTo("Reversal " + reversal + " exists (event " + first.position()
                        + ") with other content: occurredOn is 1993-02-03 there, 1993-02-04 here.");
        assertThat(put("/api/v1/reversals/" + newId("other"), body(idOf(deposited), "1993-02-03"))
                        .isProblem(409, "transaction.already-reversed")
                        .text("/detail"))
                .contains(reversal);
        put("/api/v1/reversals/" + newId("other"), body(reversal, "1993-02-03")).isProblem(422, "reversal.of-reversal");
    }

    @Test
    void a_transfer_is_reversed_on_both_sides_and_its_closed_account_is_named() {
        String company = newCompany();
        String from = newAccount(company, "CZK", "0");
        String to = newAccount(company, "CZK", "0");
        deposit(from, "100.00", "CZK");
        String transfer = newId("transfer");
        put("/api/v1/transfers/" + transfer, """
                        {"from": "%s", "to": "%s", "amount": {"value": "20", "currency": "CZK"},
                         "occurredOn": "1993-02-02"}""".formatted(from, to)).isStatus(201);
        Answer reversed = put("/api/v1/reversals/" + newId("reversal"), body(transfer, "1993-02-02"))
                .isStatus(201);
        assertThat(account(from).text("/balance/value")).isEqualTo("100.00");
        assertThat(account(to).text("/balance/value")).isEqualTo("0.00");
        assertThat(get(READER, reversed.header("Location")).json().at("/postings"))
                .hasSize(2);

        Answer deposited = deposit(to, "1.00", "CZK");
        put("/api/v1/accounts/" + to + "/closure", """
                        {"closedOn": "1993-05-01", "payTo": "%s"}""".formatted(from)).isStatus(201);
        assertThat(put("/api/v1/reversals/" + newId("reversal"), body(idOf(deposited), "1993-05-02"))
                        .isProblem(422, "account.closed")
                        .text("/detail"))
                .contains(to);
    }

    @Test
    void a_writer_alone_does_not_make_a_balance_negative() {
        String account = newAccount("CZK", "0");
        Answer deposited = deposit(account, "100.00", "CZK");
        put("/api/v1/withdrawals/" + newId("withdrawal"), movementBody(account, "30", "CZK"))
                .isStatus(201);
        assertThat(put("/api/v1/reversals/" + newId("reversal"), body(idOf(deposited), "1993-02-03"))
                        .isProblem(422, "reversal.overdraws")
                        .text("/detail"))
                .contains(account, "-30.00 CZK", "approver");
    }

    @Test
    void what_cannot_be_reversed_is_said() {
        String account = newAccount("CZK", "0");
        Answer deposited = deposit(account, "100.00", "CZK");
        String path = "/api/v1/reversals/" + newId("reversal");
        put(path, body(newId("none"), "1993-02-03")).isProblem(422, "transaction.unknown");
        put(path, body(idOf(deposited), "1993-01-31")).isProblem(422, "reversal.too-early");
        put(path, body(idOf(deposited), "2999-01-01")).isProblem(422, "day.in-the-future");
        put(path, body(idOf(deposited), "1993-02-03").replace("Booked twice.", "\u200b"))
                .isProblem(422, "reversal.invalid-reason");
        put("/api/v1/reversals/" + idOf(deposited), body(idOf(deposited), "1993-02-03"))
                .isProblem(409, "transaction.exists");
    }

    @Test
    void a_fact_may_overdraw_but_must_fit_its_transaction() {
        String account = newAccount("CZK", "0");
        Answer deposited = deposit(account, "100.00", "CZK");
        put("/api/v1/withdrawals/" + newId("withdrawal"), movementBody(account, "30", "CZK"))
                .isStatus(201);
        String other = newAccount("CZK", "0");
        String reversal = newId("reversal");
        post("/api/v1/events", fact(accountId(other), reversal, idOf(deposited)))
                .isProblem(422, "reversal.wrong-accounts");
        post("/api/v1/events", fact(accountId(account), reversal, idOf(deposited)))
                .isStatus(201);
        assertThat(account(account).text("/balance/value")).isEqualTo("-30.00");
        get(IMPORTER, "/api/v1/transactions/" + reversal).isStatus(200);
    }

    private static String fact(String accountId, String reversal, String reverses) {
        return """
                {"name": "TransactionReversed", "data": {"accountIds": ["%s"], "transactionId": "%s", "reverses": "%s",
                 "reason": "Booked twice.", "occurredOn": "1993-01-01"}}""".formatted(accountId, reversal, reverses);
    }
}
