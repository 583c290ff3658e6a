package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.IMPORTER;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.depositEvent;
import static dev.daybook.it.Daybook.get;
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

/** Movements by their client ids, and who may see them. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class TransactionsIT {

    @Test
    void the_location_of_a_movement_leads_its_writer_to_it() {
        String account = newAccount("CZK", "0");
        Answer deposited = deposit(account, "100.00", "CZK");
        Answer seen = get(WRITER, deposited.header("Location")).isStatus(200);
        assertThat(seen.json().toString()).isEqualTo("""
                        {"clientId":"%s","kind":"deposit","occurredOn":"1993-02-01","postings":[{"account":"%s",\
                        "accountId":"%s","amount":{"value":"100.00","currency":"CZK"},\
                        "balance":{"value":"100.00","currency":"CZK"},"position":%d}],"position":%d,"inClosedPeriod":false}""".formatted(
                        deposited.header("Location").replaceFirst(".*/", ""),
                        account,
                        accountId(account),
                        deposited.position(),
                        deposited.position()));
        assertThat(get(READER, deposited.header("Location")).isStatus(200).json())
                .isEqualTo(seen.json());
        get(WRITER, deposited.header("Location"), "If-None-Match", seen.header("ETag"))
                .isStatus(304);
        String withdrawal = newId("withdrawal");
        Answer withdrawn = put("/api/v1/withdrawals/" + withdrawal, movementBody(account, "30.5", "CZK"))
                .isStatus(201);
        assertThat(withdrawn.header("Location")).isEqualTo("/api/v1/transactions/" + withdrawal);
        assertThat(get(READER, withdrawn.header("Location")).isStatus(200).text("/postings/0/amount/value"))
                .isEqualTo("-30.50");
    }

    @Test
    void a_transfer_has_its_debit_first() {
        String company = newCompany();
        String from = newAccount(company, "CZK", "0");
        String to = newAccount(company, "CZK", "0");
        deposit(from, "100.00", "CZK");
        Answer transferred = put("/api/v1/transfers/" + newId("transfer"), """
                        {"from": "%s", "to": "%s", "amount": {"value": "20", "currency": "CZK"},
                         "occurredOn": "1993-02-02"}""".formatted(from, to))
                .isStatus(201);
        Answer seen = get(READER, transferred.header("Location")).isStatus(200);
        assertThat(seen.text("/kind")).isEqualTo("transfer");
        assertThat(seen.json().at("/postings")).hasSize(2);
        assertThat(seen.text("/postings/0/account")).isEqualTo(from);
        assertThat(seen.text("/postings/0/amount/value")).isEqualTo("-20.00");
        assertThat(seen.text("/postings/1/account")).isEqualTo(to);
        assertThat(seen.text("/postings/1/balance/value")).isEqualTo("20.00");
    }

    @Test
    void without_the_role_reader_only_ones_own_movements_are_seen() {
        String account = newAccount("CZK", "0");
        String fact = newId("tx");
        Answer appended = post("/api/v1/events", depositEvent(newUuid(), accountId(account), fact, "5.00", "CZK"))
                .isStatus(201);
        Answer deposited = deposit(account, "1.00", "CZK");

        get(IMPORTER, "/api/v1/transactions/" + fact).isStatus(200);
        Answer refused = get(WRITER, "/api/v1/transactions/" + fact).isProblem(403, "request.forbidden");
        assertThat(refused.text("/detail"))
                .isEqualTo("Transaction " + fact + " was recorded by another caller. The role reader can see it.");
        get(IMPORTER, deposited.header("Location")).isProblem(403, "request.forbidden");
        get(AUDITOR, deposited.header("Location")).isProblem(403, "request.forbidden");
        get(READER, "/api/v1/transactions/" + newId("none")).isProblem(404, "transaction.unknown");

        get(IMPORTER, appended.header("Location")).isStatus(200);
        get(IMPORTER, "/api/v1/events/" + deposited.position()).isProblem(403, "request.forbidden");
        get(WRITER, appended.header("Location")).isProblem(403, "request.forbidden");
    }
}
