package dev.daybook.it;

import static dev.daybook.it.Daybook.READER;
import static dev.daybook.it.Daybook.companyBody;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.newCompany;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.put;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CompaniesIT {

    @Test
    void a_company_is_created_and_seen_at_once() {
        String company = newId("company");
        Answer created = put("/api/v1/companies/" + company, companyBody("Žluťoučký kůň"))
                .isStatus(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/companies/" + company);
        assertThat(created.json().at("/first").asLong()).isEqualTo(created.position());
        assertThat(created.json().at("/last").asLong()).isEqualTo(created.position());

        Answer seen = get(READER, created.header("Location"), "Min-Event-Position", created.header("Event-Position"))
                .isStatus(200);
        assertThat(seen.header("Content-Type")).startsWith("application/json");
        assertThat(seen.position()).isGreaterThanOrEqualTo(created.position());
        assertThat(seen.text("/clientId")).isEqualTo(company);
        assertThat(seen.text("/companyId")).hasSize(36);
        assertThat(seen.text("/name")).isEqualTo("Žluťoučký kůň");
        assertThat(seen.text("/address/line1")).isEqualTo("Na Příkopě 1");
        assertThat(seen.json().at("/address").has("line2")).isFalse();
        assertThat(seen.text("/contactEmail")).isEqualTo("office@example.com");
        assertThat(seen.json().at("/position").asLong()).isEqualTo(created.position());
    }

    @Test
    void an_address_is_changed_once() {
        String company = newCompany();
        String body = """
                {"address": {"line1": "Náměstí 2", "line2": "2. patro", "city": "Brno", "postalCode": "602 00",
                             "country": "CZ"},
                 "contactEmail": "brno@example.com"}""";
        Answer changed = put("/api/v1/companies/" + company + "/address", body).isStatus(201);
        assertThat(changed.header("Location")).isEqualTo("/api/v1/companies/" + company);

        Answer again = put("/api/v1/companies/" + company + "/address", body).isStatus(200);
        assertThat(again.json().at("/first").isNull()).isTrue();
        assertThat(again.json().at("/last").isNull()).isTrue();
        assertThat(again.position()).isGreaterThanOrEqualTo(changed.position());

        Answer seen = get(READER, "/api/v1/companies/" + company).isStatus(200);
        assertThat(seen.text("/address/line2")).isEqualTo("2. patro");
        assertThat(seen.text("/contactEmail")).isEqualTo("brno@example.com");
        assertThat(seen.json().at("/position").asLong()).isEqualTo(changed.position());
    }

    @Test
    void without_a_contact_the_contact_stays() {
        String company = newCompany();
        put("/api/v1/companies/" + company + "/address", """
                        {"address": {"line1": "X", "city": "Brno", "postalCode": "602 00", "country": "CZ"}}""").isStatus(201);
        assertThat(get(READER, "/api/v1/companies/" + company).text("/contactEmail"))
                .isEqualTo("office@example.com");
    }

    @Test
    void an_unknown_company_is_a_404() {
        get(READER, "/api/v1/companies/" + newId("nothing")).isProblem(404, "company.unknown");
        put("/api/v1/companies/" + newId("nothing") + "/address", """
                        {"address": {"line1": "X", "city": "Brno", "postalCode": "602 00", "country": "CZ"}}""").isProblem(404, "company.unknown");
    }

    @Test
    void a_list_comes_in_pages_that_fit_together() {
        String first = newCompany();
        String second = newCompany();
        String third = newCompany();

        Answer page = get(READER, "/api/v1/companies?limit=1&after=" + first).isStatus(200);
        assertThat(page.json().at("/items")).hasSize(1);
        assertThat(page.text("/items/0/clientId")).isEqualTo(second);
        assertThat(page.text("/next")).isEqualTo(second);

        Answer rest = get(READER, "/api/v1/companies?limit=1&after=" + page.text("/next"))
                .isStatus(200);
        assertThat(rest.text("/items/0/clientId")).isEqualTo(third);

        Answer end = get(READER, "/api/v1/companies?after=~").isStatus(200);
        assertThat(end.json().at("/items")).isEmpty();
        assertThat(end.json().at("/next").isNull()).isTrue();
    }
}
