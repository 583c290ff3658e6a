package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.company.CompanyCreated;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A rule for new events that comes with a later build. */
class RuleForNewEventsTest {

    private final AtomicBoolean isStrict = new AtomicBoolean();
    private final EventCatalogue catalogue = new EventCatalogue(List.of(strictCompanies(), new AccountFeature()));
    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(catalogue);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    private Feature strictCompanies() {
        Feature companies = new CompanyFeature();
        return new Feature() {
            @Override
            public String noun() {
                return companies.noun();
            }

            @Override
            public List<EventType<?>> events() {
                return companies.events().stream()
                        .<EventType<?>>map(type -> strict(type))
                        .toList();
            }
        };
    }

    private <E extends Event> EventType<E> strict(EventType<E> type) {
        return type.requiringOfNew(event -> {
            if (isStrict.get()) {
                throw Rejection.refused("company.refused", "No company is taken any more.");
            }
        });
    }

    @Test
    void whatWasRecordedBeforeItStaysReadableAndARepeatOfItIsARepeat() {
        List<ProposedEvent> fact = List.of(acme());
        append(fact);

        isStrict.set(true);
        InMemoryServer laterBuild = new InMemoryServer(databases, timer).start();
        assertThat(append(fact).isRepeat()).isTrue();
        assertThat(laterBuild.<Boolean>read(state -> state.state(CompanyRepository.class)
                        .findByClientId(new ClientId("acme"))
                        .isPresent()))
                .isTrue();
        laterBuild.execute(openAccount("A-1", "acme"));
        assertThatThrownBy(() -> laterBuild.execute(createCompany("beta")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("company.refused"));
        assertThat(server.log().head().position()).isEqualTo(2);
    }

    private ProposedEvent acme() {
        UUID id = new UUID(1, 2);
        CreateCompany acme = createCompany("acme");
        CompanyCreated created = new CompanyCreated(
                new CompanyId(id), acme.clientId(), acme.name(), acme.address(), acme.contactEmail());
        return server.facts()
                .read(
                        Optional.of(id),
                        new EventName("CompanyCreated"),
                        Optional.of(1),
                        databases.codec().encode(created).text());
    }

    private Receipt append(List<ProposedEvent> facts) {
        return server.await(server.appender().begin(facts, Caller.of("tester")));
    }
}
