package dev.daybook.it;

import static dev.daybook.it.Daybook.WRITER;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class InterestCalculationsIT {

    @Test
    void a_day_is_calculated_once_and_gives_the_same_answer_ever_after() {
        String crowns = newAccount("CZK", "0.10");
        String euros = newAccount("EUR", "0.10");
        deposit(crowns, "36500.00", "CZK");
        deposit(euros, "36500.00", "EUR");
        // a day for this run alone: the server may remember others
        LocalDate day =
                LocalDate.of(1993, 3, 1).plusDays(ThreadLocalRandom.current().nextLong(12_000));
        String path = "/api/v1/interest-calculations/" + day;

        Answer dry = send(WRITER, "PUT", path, null, "Dry-Run", "true").isStatus(200);
        assertThat(dry.json().at("/events").size()).isGreaterThanOrEqualTo(2);

        Answer done = send(WRITER, "PUT", path, null).isStatus(201);
        long credited =
                done.json().at("/last").asLong() - done.json().at("/first").asLong() + 1;
        assertThat(done.json().at("/accounts").asLong()).isEqualTo(credited).isGreaterThanOrEqualTo(2);
        assertThat(done.json().at("/total").findValuesAsText("currency"))
                .contains("CZK", "EUR")
                .doesNotHaveDuplicates()
                .isSorted();
        Answer credit = get(WRITER, done.header("Location")).isStatus(200);
        assertThat(credit.text("/kind")).isEqualTo("interest");
        assertThat(credit.json().at("/position").asLong()).isEqualTo(done.position());
        assertThat(account(crowns).text("/accruedInterest/value")).isNotEqualTo("0.00");

        long before = head();
        Answer again = send(WRITER, "PUT", path, "{}").isStatus(200);
        assertThat(again.json()).isEqualTo(done.json());
        assertThat(again.position()).isEqualTo(done.position());
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void an_account_is_left_out_and_settled_by_itself() {
        String account = newAccount("CZK", "0.10");
        deposit(account, "36500.00", "CZK");
        LocalDate day =
                LocalDate.of(1993, 3, 1).plusDays(ThreadLocalRandom.current().nextLong(12_000));
        String path = "/api/v1/interest-calculations/" + day;
        String except = "{\"except\": [\"" + account + "\"]}";
        Answer done = send(WRITER, "PUT", path, except);
        assertThat(done.status()).isIn(200, 201);
        assertThat(account(account).text("/accruedInterest/value")).isEqualTo("0.00");
        assertThat(send(WRITER, "PUT", path, except).isStatus(200).json()).isEqualTo(done.json());

        String settlement = "/api/v1/accounts/" + account + "/interest-settlement/" + day;
        send(WRITER, "PUT", settlement, null).isStatus(201);
        send(WRITER, "PUT", settlement, null).isStatus(200);
        assertThat(account(account).text("/accruedInterest/value")).isNotEqualTo("0.00");
        send(WRITER, "PUT", path, "{\"except\": [\"no-such-account\"]}").isProblem(422, "account.unknown");
    }

    @Test
    void the_accounts_of_one_company_are_credited_and_the_others_by_a_later_calculation() {
        String company = newCompany();
        String ofCompany = newAccount(company, "CZK", "0.10");
        String another = newAccount("CZK", "0.10");
        deposit(ofCompany, "36500.00", "CZK");
        deposit(another, "36500.00", "CZK");
        LocalDate day =
                LocalDate.of(1993, 3, 1).plusDays(ThreadLocalRandom.current().nextLong(12_000));
        String all = "/api/v1/interest-calculations/" + day;
        String one = all + "?company=" + company;

        Answer done = send(WRITER, "PUT", one, null).isStatus(201);
        assertThat(done.json().at("/accounts").asLong()).isEqualTo(1);
        assertThat(send(WRITER, "PUT", one, null).isStatus(200).json()).isEqualTo(done.json());
        String credited = account(ofCompany).text("/accruedInterest/value");
        assertThat(credited).isNotEqualTo("0.00");
        assertThat(account(another).text("/accruedInterest/value")).isEqualTo("0.00");

        // its key is another one: the rest is still credited
        send(WRITER, "PUT", all, null).isStatus(201);
        assertThat(account(ofCompany).text("/accruedInterest/value")).isEqualTo(credited);
        assertThat(account(another).text("/accruedInterest/value")).isNotEqualTo("0.00");

        send(WRITER, "PUT", all + "?company=no-such-company", null).isProblem(422, "company.unknown");
        send(WRITER, "PUT", all + "?company=%20", null).isProblem(422, "client-id.invalid");
        send(WRITER, "PUT", one + "&company=" + company, null).isProblem(400, "request.repeated-parameter");
        send(WRITER, "PUT", all + "?companies=" + company, null).isProblem(400, "request.unknown-parameter");
    }

    @Test
    void its_body_has_nothing_but_exceptions() {
        send(WRITER, "PUT", "/api/v1/interest-calculations/1993-03-01", """
                {"date": "1993-03-01"}""").isProblem(400, "request.wrong-shape");
    }

    @Test
    void what_is_not_a_day_is_not_calculated() {
        for (String day : new String[] {"1993-02-30", "1993-3-1", "today", "0000-01-01", "%2B10000-01-01"}) {
            send(WRITER, "PUT", "/api/v1/interest-calculations/" + day, null)
                    .isProblem(400, "request.invalid-parameter");
        }
    }
}
