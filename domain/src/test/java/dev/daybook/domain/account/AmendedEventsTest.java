package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.A18_ID;
import static dev.daybook.domain.account.AccountSamples.A99;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.AmendedEventRepository;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventAmendedV1;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an amendment means for the things that the amended event was or is about. */
class AmendedEventsTest {

    /** The deposit is event 6. */
    private final Scenario scenario = scenario().given(deposited(A17_ID, "T-1", eur("10.00")));

    private static EventAmended amendmentOf(long position, UUID... subjects) {
        return new EventAmended(
                position, new UUID(0, 1), new UUID(0, 2), 1, "", "", "", "x", "one", "another", List.of(subjects));
    }

    private static Optional<Long> amendedAt(StateAccess state, long position) {
        return state.state(AmendedEventRepository.class).find(position).map(AmendedEvent::amendedAt);
    }

    @Test
    void theEventIsMarkedAndItsAccountTakesOverThePosition() {
        scenario.whenRecorded(amendmentOf(6, A17_ID.value())).thenTasks().thenState(state -> {
            assertThat(amendedAt(state, 6)).contains(7L);
            assertThat(account(state, A17).position()).isEqualTo(7);
            assertThat(account(state, A17).balance()).isEqualTo(eur("10.00"));
            assertThat(account(state, A18).position()).isEqualTo(4);
        });
    }

    @Test
    void accountsAndCompaniesOfTheFormerDataAreTouchedToo() {
        scenario.whenRecorded(amendmentOf(3, A17_ID.value(), ACME_ID.value(), A18_ID.value()))
                .thenState(state -> {
                    assertThat(account(state, A17).position()).isEqualTo(7);
                    assertThat(account(state, A18).position()).isEqualTo(7);
                    assertThat(account(state, A99).position()).isEqualTo(5);
                    assertThat(state.state(CompanyRepository.class)
                                    .find(ACME_ID)
                                    .orElseThrow()
                                    .position())
                            .isEqualTo(7);
                });
    }

    @Test
    void theLatestAmendmentOfAnEventCounts() {
        scenario.given(amendmentOf(6, A17_ID.value()))
                .whenRecorded(amendmentOf(6, A17_ID.value(), A18_ID.value()))
                .thenState(state -> {
                    assertThat(amendedAt(state, 6)).contains(8L);
                    assertThat(account(state, A17).position()).isEqualTo(8);
                    assertThat(account(state, A18).position()).isEqualTo(8);
                });
    }

    @Test
    void aThingThatNoNounHasIsIgnored() {
        scenario.whenRecorded(amendmentOf(6, new UUID(4, 4)))
                .thenState(state -> assertThat(amendedAt(state, 6)).contains(7L));
    }

    @Test
    void anAmendmentOfTheFirstVersionMarksTheEventAndTouchesNothing() {
        EventAmendedV1 former =
                new EventAmendedV1(6, new UUID(0, 1), new UUID(0, 2), 1, "", "", "", "x", "one", "another");
        EventAmended upgraded = (EventAmended) new EventCatalogue(List.of(new AccountFeature()))
                .find(EventAmended.NAME)
                .orElseThrow()
                .upgraded(1, former);
        assertThat(upgraded).isEqualTo(amendmentOf(6));
        scenario.whenRecorded(upgraded).thenState(state -> {
            assertThat(amendedAt(state, 6)).contains(7L);
            assertThat(account(state, A17).position()).isEqualTo(6);
        });
    }
}
