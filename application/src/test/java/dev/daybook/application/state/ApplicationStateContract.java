package dev.daybook.application.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter to the application state does. The state may hold things before a test. */
public abstract class ApplicationStateContract extends PresumedKeysContract {

    private ClientId clientId = new ClientId("company");

    @BeforeEach
    void chooseAnotherCompany() {
        clientId = new ClientId("company-" + UUID.randomUUID());
    }

    private Company company() {
        return new Company(
                new CompanyId(UUID.randomUUID()),
                clientId,
                new CompanyName("Acme"),
                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                new EmailAddress("office@acme.example"),
                1);
    }

    private static void add(StateSession session, Company company) {
        session.state(CompanyRepository.class).add(company);
    }

    private Optional<Company> found() {
        return state().read(access -> access.state(CompanyRepository.class).findByClientId(clientId))
                .answer();
    }

    private static LogPosition after(LogPosition position) {
        return new LogPosition(position.position() + 1, Digest.of("event " + (position.position() + 1)));
    }

    @Test
    void aDatabaseThatWasEnlistedCanBeGivenBackWithoutItsLock() throws Exception {
        transaction().begin();
        state().enlist().release();
        transaction().rollback();
        inTransaction(false, session -> assertThat(session.position()).isEqualTo(state().position()));
    }

    @Test
    void whatWasKeptAndCommittedIsReadAtItsPosition() {
        LogPosition before = state().position();
        Company company = company();
        inTransaction(true, session -> {
            assertThat(session.position()).isEqualTo(before);
            assertThat(session.generation())
                    .isEqualTo(state().read(access -> true).generation());
            add(session, company);
            session.keep();
            session.write(after(before));
        });
        assertThat(state().position()).isEqualTo(after(before));
        var snapshot =
                state().read(access -> access.state(CompanyRepository.class).findByClientId(clientId));
        assertThat(snapshot.answer()).contains(company);
        assertThat(snapshot.position()).isEqualTo(before.position() + 1);
    }

    @Test
    void whatWasRolledBackIsNotThereAndNotRemembered() {
        LogPosition before = state().position();
        inTransaction(false, session -> {
            add(session, company());
            session.keep();
            session.write(after(before));
        });
        assertThat(state().position()).isEqualTo(before);
        assertThat(found()).isEmpty();
        inTransaction(false, session -> {
            assertThat(session.position()).isEqualTo(before);
            assertThat(session.state(CompanyRepository.class).findByClientId(clientId))
                    .isEmpty();
        });
    }

    @Test
    void afterACommitWhoseAnswerWasLostTheNextSessionReadsTheCommittedState() throws Exception {
        LogPosition before = state().position();
        Company company = company();
        inTransaction(true, session -> {
            add(session, company);
            session.keep();
            session.write(after(before));
        });
        Company renamed = new Company(
                company.id(), clientId, new CompanyName("Other"), company.address(), company.contactEmail(), 2);
        transaction().begin();
        StateSession session = state().open(PATIENCE);
        session.state(CompanyRepository.class).change(renamed);
        session.keep();
        session.write(after(after(before)));
        session.release();
        // committed() is not called
        transaction().commit();
        inTransaction(false, next -> {
            assertThat(next.position()).isEqualTo(after(after(before)));
            assertThat(next.state(CompanyRepository.class).findByClientId(clientId))
                    .contains(renamed);
        });
    }

    @Test
    void whatACommandWroteIsSeenByItselfAndTakenBack() {
        LogPosition before = state().position();
        inTransaction(true, session -> {
            add(session, company());
            assertThat(session.state(CompanyRepository.class).findByClientId(clientId))
                    .isPresent();
            assertThat(session.discard()).isTrue();
            assertThat(session.state(CompanyRepository.class).findByClientId(clientId))
                    .isEmpty();
            session.keep();
            session.write(after(before));
        });
        assertThat(found()).isEmpty();
        assertThat(state().position()).isEqualTo(after(before));
    }

    @Test
    void takingBackLeavesWhatWasKeptBefore() {
        LogPosition before = state().position();
        Company kept = company();
        inTransaction(true, session -> {
            add(session, kept);
            session.keep();
            CompanyRepository companies = session.state(CompanyRepository.class);
            companies.change(
                    new Company(kept.id(), clientId, new CompanyName("Other"), kept.address(), kept.contactEmail(), 1));
            assertThat(session.discard()).isTrue();
            assertThat(companies.findByClientId(clientId)).contains(kept);
            session.write(after(before));
        });
        assertThat(found()).contains(kept);
    }

    @Test
    void readersSeeNothingOfARunningTransaction() {
        LogPosition before = state().position();
        inTransaction(false, session -> {
            add(session, company());
            session.keep();
            session.write(after(before));
            assertThat(CompletableFuture.supplyAsync(this::found).join()).isEmpty();
            assertThat(CompletableFuture.supplyAsync(state()::position).join()).isEqualTo(before);
        });
    }

    @Test
    void allAnswersToAQuestionAreFromItsPosition() {
        LogPosition before = state().position();
        Company company = company();
        AtomicBoolean isAdded = new AtomicBoolean();
        var snapshot = state().read(access -> {
            CompanyRepository companies = access.state(CompanyRepository.class);
            boolean wasThere = companies.findByClientId(clientId).isPresent();
            if (isAdded.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> inTransaction(true, session -> {
                            add(session, company);
                            session.keep();
                            session.write(after(before));
                        }))
                        .join();
            }
            return List.of(wasThere, companies.find(company.id()).isPresent());
        });
        boolean includesIt = snapshot.position() > before.position();
        assertThat(snapshot.answer()).containsExactly(includesIt, includesIt);
    }

    @Test
    void aQuestionThatLooksNothingUpHasAPosition() {
        assertThat(state().read(access -> "answer"))
                .isEqualTo(new ApplicationState.Snapshot<>(
                        "answer",
                        state().position().position(),
                        state().read(access -> true).generation()));
    }

    @Test
    void clientIdsAreFoundOfThoseThatExist() {
        LogPosition before = state().position();
        Company company = company();
        CompanyId unknown = new CompanyId(UUID.randomUUID());
        inTransaction(true, session -> {
            add(session, company);
            session.keep();
            session.write(after(before));
        });
        for (int reads = 0; reads < 2; reads++) {
            var found = state().read(access -> {
                CompanyRepository companies = access.state(CompanyRepository.class);
                assertThat(companies.findByClientId(clientId)).isPresent();
                return companies.findClientIds(List.of(company.id(), unknown));
            });
            assertThat(found.answer()).isEqualTo(Map.of(company.id(), clientId));
        }
    }

    @Test
    void onlyOneHoldsTheLock() {
        inTransaction(
                false,
                session -> assertThatThrownBy(() -> CompletableFuture.runAsync(() -> inTransaction(false, other -> {}))
                                .join())
                        .isInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                StorageFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LOCKED)));
    }
}
