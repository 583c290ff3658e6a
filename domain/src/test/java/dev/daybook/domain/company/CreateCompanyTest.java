package dev.daybook.domain.company;

import static dev.daybook.domain.company.CompanySamples.ACME;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BETA;
import static dev.daybook.domain.company.CompanySamples.BRNO;
import static dev.daybook.domain.company.CompanySamples.CONTACT;
import static dev.daybook.domain.company.CompanySamples.PRAGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateCompanyTest {

    private static final Address UNREADABLE =
            new Address("\u202eabc", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));

    private final Scenario scenario = Scenario.of(new CompanyFeature());

    @Test
    void createsACompanyUnderANewId() {
        CompanyName name = new CompanyName("Acme s.r.o.");
        CompanyId id = new CompanyId(Scenario.newId(1));
        scenario.when(new CreateCompany(ACME, name, PRAGUE, CONTACT))
                .thenRecorded(new CompanyCreated(id, ACME, name, PRAGUE, CONTACT))
                .thenTasks()
                .thenState(
                        state -> assertThat(state.state(CompanyRepository.class).findByClientId(ACME))
                                .contains(new Company(id, ACME, name, PRAGUE, CONTACT, 1)));
    }

    @Test
    void refusesAContactWhomNoMailServerCanReach() {
        scenario.when(new CreateCompany(ACME, ACME_CREATED.name(), PRAGUE, new EmailAddress("a..b@acme.example")))
                .thenRejected(
                        "email.undeliverable",
                        "No mail server takes \"a..b@acme.example\": check the dots and hyphens. An address looks like"
                                + " first.last@sub.example.com.");
    }

    @Test
    void createsTwoCompaniesOfOneName() {
        CompanyName name = ACME_CREATED.name();
        scenario.given(ACME_CREATED)
                .when(new CreateCompany(BETA, name, BRNO, CONTACT))
                .thenRecorded(new CompanyCreated(new CompanyId(Scenario.newId(1)), BETA, name, BRNO, CONTACT));
    }

    @Test
    void refusesAFormerCountryThatAFactMayHave() {
        Address belgrade = new Address("Terazije 1", Optional.empty(), "Beograd", "11000", new CountryCode("YU"));
        scenario.when(new CreateCompany(ACME, ACME_CREATED.name(), belgrade, CONTACT))
                .thenRejected(
                        "address.former-country",
                        "A new address cannot be in YU: ISO 3166 does not have this country on 2025-05-17. Use the code"
                                + " of a country of today.");
        CompanyCreated fact = new CompanyCreated(ACME_ID, ACME, ACME_CREATED.name(), belgrade, CONTACT);
        scenario.whenRecorded(fact).thenRecorded(fact);
    }

    @Test
    void refusesANameThatPeopleCannotRead() {
        scenario.when(new CreateCompany(ACME, new CompanyName("\u00a0\u200b"), PRAGUE, CONTACT))
                .thenContradicted("company.invalid-name");
        scenario.when(new CreateCompany(ACME, new CompanyName("Acme"), UNREADABLE, CONTACT))
                .thenContradicted("address.invalid-line");
    }

    @Test
    void refusesAClientIdInUse() {
        scenario.given(ACME_CREATED)
                .when(new CreateCompany(ACME, new CompanyName("Another"), BRNO, CONTACT))
                .thenRejected("company.exists", "Company acme exists already. Its name is \"Acme s.r.o.\".")
                .thenRejected(Rejection.Kind.CONFLICT, "company.exists");
    }
}
