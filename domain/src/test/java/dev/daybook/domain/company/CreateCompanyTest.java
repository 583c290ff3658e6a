package dev.daybook.domain.company;

import static dev.daybook.domain.company.CompanySamples.ACME;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.BETA;
import static dev.daybook.domain.company.CompanySamples.BRNO;
import static dev.daybook.domain.company.CompanySamples.CONTACT;
import static dev.daybook.domain.company.CompanySamples.PRAGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import org.junit.jupiter.api.Test;

class CreateCompanyTest {

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
    void createsTwoCompaniesOfOneName() {
        CompanyName name = ACME_CREATED.name();
        scenario.given(ACME_CREATED)
                .when(new CreateCompany(BETA, name, BRNO, CONTACT))
                .thenRecorded(new CompanyCreated(new CompanyId(Scenario.newId(1)), BETA, name, BRNO, CONTACT));
    }

    @Test
    void refusesAClientIdInUse() {
        scenario.given(ACME_CREATED)
                .when(new CreateCompany(ACME, new CompanyName("Another"), BRNO, CONTACT))
                .thenRejected("company.exists", "Company acme exists already. Its name is \"Acme s.r.o.\".")
                .thenRejected(Rejection.Kind.CONFLICT, "company.exists");
    }
}
