package dev.daybook.domain.company;

import static dev.daybook.domain.company.CompanySamples.ACME;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BETA;
import static dev.daybook.domain.company.CompanySamples.BETA_CREATED;
import static dev.daybook.domain.company.CompanySamples.BETA_ID;
import static dev.daybook.domain.company.CompanySamples.BRNO;
import static dev.daybook.domain.company.CompanySamples.CONTACT;
import static dev.daybook.domain.company.CompanySamples.PRAGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.Materialization;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyMaterializerTest {

    private final Scenario scenario = Scenario.of(new CompanyFeature());

    @Test
    void refusesACompanyWhoseClientIdIsInUse() {
        scenario.given(ACME_CREATED)
                .whenRecorded(new CompanyCreated(BETA_ID, ACME, new CompanyName("Beta"), BRNO, CONTACT))
                .thenRejected(Rejection.Kind.CONFLICT, "company.exists");
    }

    @Test
    void refusesACompanyWhoseIdIsInUse() {
        scenario.given(ACME_CREATED)
                .whenRecorded(new CompanyCreated(ACME_ID, BETA, new CompanyName("Beta"), BRNO, CONTACT))
                .thenRejected("company.id-in-use", "The company id " + ACME_ID + " belongs to company acme.")
                .thenRejected(Rejection.Kind.CONFLICT, "company.id-in-use");
    }

    @Test
    void refusesAnAddressOfAnUnknownCompany() {
        scenario.whenRecorded(new CompanyAddressChanged(ACME_ID, BRNO, CONTACT))
                .thenRejected(Rejection.Kind.UNKNOWN, "company.unknown");
    }

    @Test
    void refusesANewFactThatPeopleCannotReadAndMaterializesARecordedOne() {
        CompanyCreated invisible = new CompanyCreated(ACME_ID, ACME, new CompanyName("\u200b"), BRNO, CONTACT);
        scenario.whenRecorded(invisible).thenRejected("company.invalid-name");

        EventMetadata recorded =
                new EventMetadata(1, ACME_ID.value(), Scenario.NOW, Scenario.ACTOR, "AppendEvents", ACME_ID.value());
        InMemoryState state = InMemoryState.empty();
        EventType<?> type = new EventCatalogue(List.of(new CompanyFeature())).typeOf(invisible);
        Materialization.again(type, invisible, recorded, state);
        assertThat(state.state(CompanyRepository.class).find(ACME_ID)).isPresent();
    }

    @Test
    void recordsAnAddressThatChangesNothing() {
        CompanyAddressChanged unchanged = new CompanyAddressChanged(ACME_ID, PRAGUE, CONTACT);
        scenario.given(ACME_CREATED)
                .whenRecorded(unchanged)
                .thenRecorded(unchanged)
                .thenTasks(new AddressChangeLetter(ACME, ACME_CREATED.name(), PRAGUE, PRAGUE, CONTACT, CONTACT));
    }

    @Test
    void recordsAllFactsOrNone() {
        scenario.whenRecorded(ACME_CREATED, BETA_CREATED, ACME_CREATED)
                .thenRejected("company.exists")
                .thenState(
                        state -> assertThat(state.state(CompanyRepository.class).findByClientId(BETA))
                                .isEmpty());
        scenario.whenRecorded(ACME_CREATED, BETA_CREATED).thenRecorded(ACME_CREATED, BETA_CREATED);
    }
}
