package dev.daybook.adapters.rest.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedThingTest {

    private static final ClientId HI = new ClientId("hi");

    private static OpenAccount open(String currency, String openedOn) {
        return new OpenAccount(
                HI,
                new ClientId("acme"),
                new CurrencyCode(currency),
                InterestRate.of("0.02"),
                LocalDate.parse(openedOn));
    }

    private static RecordedThing opened(OpenAccount earlier) {
        return new RecordedThing(
                12, "ann", RecordedThing.fieldsOf(earlier, "company", "currency", "annualInterestRate", "openedOn"));
    }

    private static Rejection conflict(Optional<RecordedThing> recorded, Record command, boolean mayRead) {
        return RecordedThing.conflict(
                Rejection.conflict("account.exists", "It exists."),
                "account",
                HI,
                recorded,
                command,
                "/accounts/hi",
                thing -> mayRead);
    }

    @Test
    void names_the_event_and_the_fields_that_differ_with_both_values() {
        Rejection rejection = conflict(Optional.of(opened(open("EUR", "2026-01-01"))), open("EUR", "2026-11-26"), true);
        assertThat(rejection.kind()).isEqualTo(Rejection.Kind.CONFLICT);
        assertThat(rejection.code()).isEqualTo("account.exists");
        assertThat(rejection.sentence())
                .isEqualTo(
                        "Account hi exists (event 12) with other content: openedOn is 2026-01-01 there, 2026-11-26 here.");
        assertThat(conflict(Optional.of(opened(open("EUR", "2026-01-01"))), open("CZK", "2026-11-26"), true)
                        .sentence())
                .endsWith(": currency is EUR there, CZK here; openedOn is 2026-01-01 there, 2026-11-26 here.");
    }

    @Test
    void shows_neither_values_nor_fields_to_a_caller_who_may_not_read_the_thing() {
        assertThat(conflict(Optional.of(opened(open("EUR", "2026-01-01"))), open("CZK", "2026-11-26"), false)
                        .sentence())
                .isEqualTo("Account hi exists (event 12) with other content."
                        + " The role reader can see it: GET /accounts/hi.");
    }

    @Test
    void says_where_to_look_when_nothing_was_found_or_nothing_differs() {
        assertThat(conflict(Optional.empty(), open("EUR", "2026-01-01"), true).sentence())
                .isEqualTo("Account hi exists with other content. The role reader can see it: GET /accounts/hi.");
        OpenAccount same = open("EUR", "2026-01-01");
        assertThat(conflict(Optional.of(opened(same)), same, true).sentence())
                .isEqualTo("Account hi exists (event 12) with other content."
                        + " The role reader can see it: GET /accounts/hi.");
    }

    @Test
    void nested_and_optional_fields_are_compared_and_free_text_is_quoted() {
        CreateCompany there = company("Acme & Co", Optional.empty(), "Praha");
        CreateCompany here = company("Acme", Optional.of("2nd floor"), "Brno");
        RecordedThing recorded = new RecordedThing(
                3, "ann", RecordedThing.fieldsOf(there, "name", "address.line2", "address.city", "contactEmail"));
        assertThat(conflict(Optional.of(recorded), here, true).sentence())
                .endsWith(
                        "name is \"Acme & Co\" there, Acme here; address.line2 is not given there, \"2nd floor\" here;"
                                + " address.city is Praha there, Brno here.");
    }

    private static CreateCompany company(String name, Optional<String> line2, String city) {
        return new CreateCompany(
                HI,
                new CompanyName(name),
                new Address("Hlavni 1", line2, city, "11000", new CountryCode("CZ")),
                new EmailAddress("office@acme.example"));
    }
}
