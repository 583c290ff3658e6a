package dev.daybook.domain.company;

import static dev.daybook.domain.company.CompanySamples.ACME;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BRNO;
import static dev.daybook.domain.company.CompanySamples.CONTACT;
import static dev.daybook.domain.company.CompanySamples.OTHER_CONTACT;
import static dev.daybook.domain.company.CompanySamples.PRAGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeCompanyAddressTest {

    private final Scenario scenario = Scenario.of(new CompanyFeature());

    @Test
    void movesACompanyAndSendsOneLetterAboutOldAndNew() {
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, BRNO, Optional.of(OTHER_CONTACT)))
                .thenRecorded(new CompanyAddressChanged(ACME_ID, BRNO, OTHER_CONTACT))
                .thenTasks(new AddressChangeLetter(ACME, ACME_CREATED.name(), PRAGUE, BRNO, CONTACT, OTHER_CONTACT))
                .thenState(
                        state -> assertThat(state.state(CompanyRepository.class).find(ACME_ID))
                                .contains(new Company(ACME_ID, ACME, ACME_CREATED.name(), BRNO, OTHER_CONTACT, 2)));
    }

    @Test
    void keepsTheContactIfNoneIsGiven() {
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, BRNO, Optional.empty()))
                .thenRecorded(new CompanyAddressChanged(ACME_ID, BRNO, CONTACT));
    }

    @Test
    void changesTheContactAlone() {
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, PRAGUE, Optional.of(OTHER_CONTACT)))
                .thenRecorded(new CompanyAddressChanged(ACME_ID, PRAGUE, OTHER_CONTACT));
    }

    @Test
    void refusesANewContactWhomNoMailServerCanReachAndKeepsARecordedOne() {
        EmailAddress unreachable = new EmailAddress("a@acme.example.");
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, PRAGUE, Optional.of(unreachable)))
                .thenRejected("email.undeliverable");
        scenario.given(new CompanyAddressChanged(ACME_ID, PRAGUE, unreachable))
                .when(new ChangeCompanyAddress(ACME, BRNO, Optional.of(unreachable)))
                .thenRecorded(new CompanyAddressChanged(ACME_ID, BRNO, unreachable));
    }

    @Test
    void staysQuietIfNothingChanges() {
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, PRAGUE, Optional.empty()))
                .thenNothing();
        scenario.when(new ChangeCompanyAddress(ACME, PRAGUE, Optional.of(CONTACT)))
                .thenNothing();
    }

    @Test
    void refusesANewAddressInAFormerCountry() {
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, in("YU"), Optional.empty()))
                .thenRejected("address.former-country");
    }

    @Test
    void refusesAnAddressThatPeopleCannotRead() {
        Address unreadable = new Address("\u00a0", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        scenario.given(ACME_CREATED)
                .when(new ChangeCompanyAddress(ACME, unreadable, Optional.empty()))
                .thenContradicted("address.invalid-line");
    }

    @Test
    void changesTheContactOfACompanyInAFormerCountry() {
        scenario.given(new CompanyCreated(ACME_ID, ACME, ACME_CREATED.name(), in("YU"), CONTACT))
                .when(new ChangeCompanyAddress(ACME, in("YU"), Optional.of(OTHER_CONTACT)))
                .thenRecorded(new CompanyAddressChanged(ACME_ID, in("YU"), OTHER_CONTACT));
    }

    private static Address in(String country) {
        return new Address("Terazije 1", Optional.empty(), "Beograd", "11000", new CountryCode(country));
    }

    @Test
    void refusesAnUnknownCompany() {
        scenario.when(new ChangeCompanyAddress(ACME, BRNO, Optional.empty()))
                .thenRejected("company.unknown", "There is no company acme.")
                .thenRejected(Rejection.Kind.UNKNOWN, "company.unknown");
    }
}
