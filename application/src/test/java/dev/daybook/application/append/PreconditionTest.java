package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command with a precondition is carried out on the state that its caller has seen, or not at all. */
class PreconditionTest {

    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    @BeforeEach
    void createACompany() {
        server.execute(createCompany("acme"));
    }

    private static Optional<Company> find(StateAccess state, String company) {
        return state.state(CompanyRepository.class).findByClientId(new ClientId(company));
    }

    private String city() {
        return server.<Company>read(state -> find(state, "acme").orElseThrow())
                .address()
                .city();
    }

    /** What an ETag says: the company was changed last at that position of that state. */
    private static Caller.Precondition seen(String company, long position, UUID generation) {
        return (state, current) -> find(state, company).ifPresent(found -> {
            if (found.position() != position || !generation.equals(current)) {
                throw Rejection.outdated("test.outdated", "Event " + found.position() + " changed it.");
            }
        });
    }

    private UUID generation() {
        return server.state().read(state -> true).generation();
    }

    private Caller caller(long position) {
        return Caller.of("jan").requiring(seen("acme", position, generation()));
    }

    private static String refusal(Runnable command) {
        Rejection refused = catchThrowableOfType(Rejection.class, command::run);
        return refused.code();
    }

    private static int accepted(List<PendingCommand> pending, List<InMemoryServer> servers) {
        int accepted = 0;
        for (int i = 0; i < pending.size(); i++) {
            try {
                servers.get(i % servers.size()).await(pending.get(i));
                accepted++;
            } catch (Rejection outdated) {
                assertThat(outdated.code()).isEqualTo("test.outdated");
            }
        }
        return accepted;
    }

    @Test
    void whatTheCallerHasSeenIsChanged() {
        assertThat(server.execute(moveCompany("acme", "Brno"), caller(1)).appended())
                .isEqualTo(1);
        assertThat(city()).isEqualTo("Brno");
    }

    @Test
    void whatWasChangedMeanwhileIsNot() {
        Caller jan = caller(1);
        server.execute(moveCompany("acme", "Plzen"));
        int commands = databases.log().commands().size();
        assertThat(refusal(() -> server.execute(moveCompany("acme", "Brno"), jan)))
                .isEqualTo("test.outdated");
        assertThat(city()).isEqualTo("Plzen");
        assertThat(databases.log().commands()).hasSize(commands);
    }

    @Test
    void ofManyCallersInOneBatchExactlyOneSucceeds() {
        List<PendingCommand> pending = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pending.add(server.appender().begin(moveCompany("acme", "City " + i), caller(1)));
        }
        assertThat(accepted(pending, List.of(server))).isEqualTo(1);
        assertThat(city()).isEqualTo("City 0");
        assertThat(server.log().head().position()).isEqualTo(2);
    }

    @Test
    void ofManyCallersOnTwoServersExactlyOneSucceeds() {
        InMemoryServer other = new InMemoryServer(databases, timer).start();
        List<InMemoryServer> servers = List.of(server, other);
        List<PendingCommand> pending = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pending.add(servers.get(i % 2).appender().begin(moveCompany("acme", "City " + i), caller(1)));
        }
        assertThat(accepted(pending, servers)).isEqualTo(1);
        assertThat(server.log().head().position()).isEqualTo(2);
    }

    @Test
    void aRepeatIsARepeatEvenIfTheStateHasMovedOn() {
        IdempotencyKey key = new IdempotencyKey.OfRequest(new PrincipalId("local", "jan"), "PUT /x", "k-1");
        Caller jan = caller(1).withKey(key);
        Receipt first = server.execute(moveCompany("acme", "Brno"), jan);
        server.execute(moveCompany("acme", "Plzen"));
        Receipt again = server.execute(moveCompany("acme", "Brno"), jan);
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.positions()).isEqualTo(first.positions());
        assertThat(city()).isEqualTo("Plzen");
    }

    @Test
    void aRefusedPreconditionLeavesTheKeyUnused() {
        IdempotencyKey key = new IdempotencyKey.OfRequest(new PrincipalId("local", "jan"), "PUT /x", "k-1");
        assertThat(refusal(() ->
                        server.execute(moveCompany("acme", "Brno"), caller(7).withKey(key))))
                .isEqualTo("test.outdated");
        assertThat(server.execute(moveCompany("acme", "Brno"), caller(1).withKey(key))
                        .appended())
                .isEqualTo(1);
    }

    @Test
    void aRebuiltStateIsAnotherOneEvenAtTheSamePosition() {
        Caller jan = caller(1);
        server.replay().rebuild(UUID.randomUUID(), false, GO_ON);
        assertThat(refusal(() -> server.execute(moveCompany("acme", "Brno"), jan)))
                .isEqualTo("test.outdated");
        assertThat(server.execute(moveCompany("acme", "Brno"), caller(1)).appended())
                .isEqualTo(1);
    }

    @Test
    void aThingThatDoesNotExistIsUnknown() {
        Caller jan = Caller.of("jan").requiring(seen("nowhere", 1, generation()));
        assertThat(refusal(() -> server.execute(moveCompany("nowhere", "Brno"), jan)))
                .isEqualTo("company.unknown");
    }

    @Test
    void aDryRunTriesThePreconditionToo() {
        assertThat(refusal(() ->
                        server.execute(moveCompany("acme", "Brno"), caller(7).asDryRun())))
                .isEqualTo("test.outdated");
        assertThat(server.execute(moveCompany("acme", "Brno"), caller(1).asDryRun())
                        .events())
                .hasSize(1);
        assertThat(city()).isEqualTo("Praha");
    }
}
