package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.OPERATOR;
import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.accountId;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.newUuid;
import static dev.daybook.it.Daybook.post;
import static dev.daybook.it.Daybook.put;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Closed periods. They end before 1950, so that they do not disturb the other tests on this server. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class PeriodClosesIT {

    private static final String APPROVER = "approver";
    private static final LocalDate DAY = LocalDate.of(1950, 1, 1);
    private static final String PAGE = "/api/v1/period-closes/" + DAY;
    private static final String CLOSE = """
            {"reason": "1949 is reported"}""";
    private static final String REOPEN = """
            {"reason": "A late invoice"}""";

    private static Answer close(String... headers) {
        return send(OPERATOR, "PUT", PAGE, CLOSE, headers);
    }

    private static Answer propose(String... headers) {
        return send(OPERATOR, "PUT", PAGE + "/reopening", REOPEN, headers);
    }

    private static Answer approve(String... headers) {
        return send(APPROVER, "PUT", PAGE + "/reopening/approval", null, headers);
    }

    @AfterEach
    void everythingIsOpenAgain() {
        if (get(READER, PAGE).text("/status").matches("closed|reopening-proposed")) {
            propose();
            approve().isStatus(201);
        }
    }

    private static String account() {
        String account = newId("account");
        put("/api/v1/accounts/" + account, """
                {"company": "%s", "currency": "CZK", "annualInterestRate": "0", "openedOn": "1900-01-01"}""".formatted(newCompany())).isStatus(201);
        return account;
    }

    private static Answer deposit(String account, String transaction, LocalDate day) {
        return put("/api/v1/deposits/" + transaction, """
                {"account": "%s", "amount": {"value": "1.00", "currency": "CZK"}, "occurredOn": "%s"}""".formatted(account, day));
    }

    @Test
    void a_closed_period_takes_no_commands_until_two_people_have_reopened_it() {
        String account = account();
        LocalDate closedDay = DAY.minusDays(1);
        String before = newId("before");
        deposit(account, before, closedDay).isStatus(201);

        Answer closed = close().isStatus(201);
        assertThat(closed.header("Location")).isEqualTo(PAGE);
        deposit(account, newId("closed"), closedDay).isProblem(422, "period.closed");
        deposit(account, before, closedDay).isStatus(200);
        deposit(account, newId("open"), DAY).isStatus(201);
        send(WRITER, "PUT", "/api/v1/interest-calculations/" + closedDay, null).isProblem(422, "period.closed");
        put("/api/v1/accounts/" + newId("account"), """
                {"company": "%s", "currency": "CZK", "annualInterestRate": "0", "openedOn": "%s"}""".formatted(newCompany(), closedDay))
                .isProblem(422, "period.closed");

        approve().isProblem(409, "period.no-proposal");
        Answer proposed = propose().isStatus(201);
        deposit(account, newId("closed"), closedDay).isProblem(422, "period.closed");
        approve("Dry-Run", "true").isStatus(200);
        deposit(account, newId("closed"), closedDay).isProblem(422, "period.closed");
        Answer approved = approve().isStatus(201);
        deposit(account, newId("reopened"), closedDay).isStatus(201);

        Answer seen = get(READER, PAGE).isStatus(200);
        assertThat(seen.text("/firstOpenDay")).isEqualTo(DAY.toString());
        assertThat(seen.text("/status")).isEqualTo("reopened");
        assertThat(seen.text("/reason")).isEqualTo("1949 is reported");
        assertThat(seen.text("/closedBy")).isEqualTo(OPERATOR);
        assertThat(seen.text("/reopening/proposedBy")).isEqualTo(OPERATOR);
        assertThat(seen.text("/reopening/approvedBy")).isEqualTo(APPROVER);
        assertThat(seen.json().at("/position").asLong()).isEqualTo(approved.position());
        assertThat(get(AUDITOR, "/api/v1/events/" + proposed.position()).text("/name"))
                .isEqualTo("PeriodReopeningProposed");
    }

    @Test
    void a_fact_of_a_closed_day_is_recorded_and_says_so() {
        String account = account();
        LocalDate closedDay = DAY.minusDays(1);
        String before = newId("before");
        deposit(account, before, closedDay).isStatus(201);
        close().isStatus(201);
        String fact = newId("fact");
        post("/api/v1/events", """
                {"id": "%s", "name": "FundsDeposited", "data": {"accountId": "%s", "transactionId": "%s",\
                 "amount": {"value": "1.00", "currency": "CZK"}, "occurredOn": "%s"}}""".formatted(newUuid(), accountId(account), fact, closedDay))
                .isStatus(201);
        assertThat(get(READER, "/api/v1/transactions/" + fact)
                        .json()
                        .at("/inClosedPeriod")
                        .asBoolean())
                .isTrue();
        Answer postings =
                get(READER, "/api/v1/accounts/" + account + "/postings").isStatus(200);
        assertThat(postings.text("/items/0/transactionId")).isEqualTo(before);
        assertThat(postings.json().at("/items/0/inClosedPeriod").asBoolean()).isFalse();
        assertThat(postings.json().at("/items/1/inClosedPeriod").asBoolean()).isTrue();
    }

    @Test
    void a_close_is_safe_to_repeat_and_changed_only_as_it_was_seen() {
        String[] key = {"Idempotency-Key", newId("key")};
        Answer closed = close(key).isStatus(201);
        long after = head();
        close().isStatus(200);
        assertThat(close(key).isStatus(200).json()).isEqualTo(closed.json());
        send(OPERATOR, "PUT", PAGE, REOPEN).isProblem(409, "period.exists");
        send(OPERATOR, "PUT", "/api/v1/period-closes/1949-12-31", CLOSE).isProblem(409, "period.already-closed");
        send(OPERATOR, "PUT", "/api/v1/period-closes/2999-01-01", CLOSE).isProblem(422, "period.not-over");
        send(OPERATOR, "PUT", PAGE, "{\"reason\": \" \"}").isStatus(409);
        send(OPERATOR, "PUT", "/api/v1/period-closes/1950-13-01", CLOSE).isProblem(400, "request.invalid-parameter");
        get(READER, "/api/v1/period-closes/1949-01-01").isProblem(404, "period.unknown");
        assertThat(head()).isEqualTo(after);

        Answer seen = get(READER, PAGE).isStatus(200);
        get(READER, PAGE, "If-None-Match", seen.header("ETag")).isStatus(304);
        propose("If-Match", "\"x\"").isProblem(412, "request.precondition-failed");
        propose("If-Match", seen.header("ETag")).isStatus(201);
        approve("If-Match", seen.header("ETag")).isProblem(412, "request.precondition-failed");
        approve("If-Match", get(READER, PAGE).header("ETag")).isStatus(201);

        // the key of the first close is still honoured, and closes nothing
        assertThat(close(key).isStatus(200).json()).isEqualTo(closed.json());
        assertThat(get(READER, PAGE).text("/status")).isEqualTo("reopened");
        Answer again = close().isStatus(201);
        assertThat(get(READER, PAGE).text("/status")).isEqualTo("closed");
        Answer list = get(AUDITOR, "/api/v1/period-closes?limit=1&after=" + (again.position() - 1))
                .isStatus(200);
        assertThat(list.json().at("/items")).hasSize(1);
        assertThat(list.json().at("/items/0/position").asLong()).isEqualTo(again.position());
        assertThat(list.json().at("/next").isNull()).isTrue();
    }
}
