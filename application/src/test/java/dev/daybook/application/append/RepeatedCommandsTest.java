package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose key it is, how long it is honoured, and what a repeat is answered. */
class RepeatedCommandsTest {

    private static final String MOVE = "PUT /companies/{}/address";

    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server =
            new InMemoryServer(databases, new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"))).start();

    @BeforeEach
    void openAnAccount() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
    }

    private static Caller caller(String subject, String route, String key) {
        return Caller.of(subject).withKey(new IdempotencyKey.OfRequest(new PrincipalId("local", subject), route, key));
    }

    private static Caller depositor(String subject, String key, String deposit) {
        return caller(subject, "PUT /deposits/{}", key)
                .withKey(new IdempotencyKey.OfThing("deposit", new ClientId(deposit)));
    }

    private String city() {
        return server.<Company>read(state -> state.state(CompanyRepository.class)
                        .findByClientId(new ClientId("acme"))
                        .orElseThrow())
                .address()
                .city();
    }

    private long head() {
        return server.log().head().position();
    }

    private String refusal(Creator creator, Caller caller) {
        return catchThrowableOfType(Rejection.class, () -> server.execute(creator, caller))
                .code();
    }

    @Test
    void aLateRetryDoesNotUndoANewerChange() {
        Caller jan = caller("jan", MOVE, "k-1");
        Receipt first = server.execute(moveCompany("acme", "Brno"), jan);
        server.execute(moveCompany("acme", "Plzen"), caller("eva", MOVE, "k-2"));
        int tasks = databases.log().tasks().size();
        Receipt late = server.execute(moveCompany("acme", "Brno"), jan);
        assertThat(late.isRepeat()).isTrue();
        assertThat(late.positions()).isEqualTo(first.positions());
        assertThat(city()).isEqualTo("Plzen");
        assertThat(head()).isEqualTo(4);
        assertThat(databases.log().tasks()).hasSize(tasks);
    }

    @Test
    void withoutAKeyTheSameChangeIsMadeAgain() {
        server.execute(moveCompany("acme", "Brno"));
        server.execute(moveCompany("acme", "Plzen"));
        assertThat(server.execute(moveCompany("acme", "Brno")).appended()).isEqualTo(1);
        assertThat(city()).isEqualTo("Brno");
    }

    @Test
    void aChangeThatHadNothingToDoIsNotMadeLaterEither() {
        server.execute(moveCompany("acme", "Brno"));
        Caller jan = caller("jan", MOVE, "k-1");
        assertThat(server.execute(moveCompany("acme", "Brno"), jan).positions()).isEmpty();
        server.execute(moveCompany("acme", "Plzen"));
        Receipt late = server.execute(moveCompany("acme", "Brno"), jan);
        assertThat(late.isRepeat()).isTrue();
        assertThat(late.positions()).isEmpty();
        assertThat(city()).isEqualTo("Plzen");
    }

    @Test
    void aKeyIsForOneRequest() {
        Caller jan = caller("jan", MOVE, "k-1");
        server.execute(moveCompany("acme", "Brno"), jan);
        assertThat(refusal(moveCompany("acme", "Plzen"), jan)).isEqualTo("idempotency-key.reused");
        assertThat(city()).isEqualTo("Brno");
    }

    @Test
    void aRefusedCommandLeavesItsKeyUnused() {
        Caller jan = caller("jan", MOVE, "k-1");
        assertThat(refusal(moveCompany("no-such", "Brno"), jan)).isEqualTo("company.unknown");
        assertThat(server.execute(moveCompany("acme", "Brno"), jan).appended()).isEqualTo(1);
    }

    @Test
    void theSameKeyOfAnotherPrincipalIsAnotherKey() {
        server.execute(moveCompany("acme", "Brno"), caller("jan", MOVE, "k-1"));
        assertThat(server.execute(moveCompany("acme", "Plzen"), caller("eva", MOVE, "k-1"))
                        .appended())
                .isEqualTo(1);
        assertThat(server.execute(moveCompany("acme", "Brno"), caller("jan", MOVE, "k-1"))
                        .isRepeat())
                .isTrue();
        assertThat(city()).isEqualTo("Plzen");
    }

    @Test
    void aThingHasItsOwnKeyAndItsCallersKey() {
        Receipt first = server.execute(deposit("D-1", "A-1", "1.00"), depositor("jan", "k-1", "D-1"));
        Consumer<Caller> repeats = caller -> {
            Receipt again = server.execute(deposit("D-1", "A-1", "1.00"), caller);
            assertThat(again.isRepeat()).isTrue();
            assertThat(again.positions()).isEqualTo(first.positions());
        };
        repeats.accept(depositor("jan", "k-1", "D-1"));
        repeats.accept(Caller.of("eva").withKey(new IdempotencyKey.OfThing("deposit", new ClientId("D-1"))));
        repeats.accept(depositor("eva", "k-1", "D-1"));
        assertThat(refusal(deposit("D-2", "A-1", "1.00"), depositor("jan", "k-1", "D-2")))
                .isEqualTo("idempotency-key.reused");
        assertThat(refusal(deposit("D-1", "A-1", "2.00"), depositor("jan", "k-1", "D-1")))
                .isEqualTo("idempotency-key.reused");
        assertThat(refusal(deposit("D-1", "A-1", "2.00"), depositor("jan", "k-2", "D-1")))
                .isEqualTo("deposit.exists");
        assertThat(head()).isEqualTo(3);
    }

    @Test
    void aKeyThatComesWithARepeatIsKeptAsWell() {
        Caller plain = Caller.of("jan").withKey(new IdempotencyKey.OfThing("deposit", new ClientId("D-1")));
        server.execute(deposit("D-1", "A-1", "1.00"), plain);
        assertThat(server.execute(deposit("D-1", "A-1", "1.00"), depositor("jan", "k-1", "D-1"))
                        .isRepeat())
                .isTrue();
        assertThat(refusal(deposit("D-2", "A-1", "1.00"), depositor("jan", "k-1", "D-2")))
                .isEqualTo("idempotency-key.reused");
        assertThat(databases.log().commands())
                .filteredOn(command -> command.idempotencyKey().isPresent())
                .extracting(command -> command.idempotencyKey().orElseThrow())
                .containsExactly("deposit D-1", "local:jan/PUT /deposits/{} k-1");
    }

    @Test
    void bothKeysAreNoticedWithinOneBatch() {
        PendingCommand first = server.appender().begin(deposit("D-1", "A-1", "1.00"), depositor("jan", "k-1", "D-1"));
        PendingCommand again = server.appender().begin(deposit("D-1", "A-1", "1.00"), depositor("jan", "k-2", "D-1"));
        PendingCommand other = server.appender().begin(deposit("D-2", "A-1", "1.00"), depositor("jan", "k-2", "D-2"));
        assertThat(server.await(first).appended()).isEqualTo(1);
        assertThat(server.await(again).isRepeat()).isTrue();
        assertThat(catchThrowableOfType(Rejection.class, () -> server.await(other))
                        .code())
                .isEqualTo("idempotency-key.reused");
    }

    @Test
    void aKeyThatWasRecordedWithoutAnOwnerIsHonouredForAll() {
        server.execute(moveCompany("acme", "Brno"), caller("jan", "POST /events", "k-1"));
        RecordedCommand today = databases.log().commands().get(2);
        databases
                .log()
                .record(new RecordedCommand(
                        UUID.randomUUID(),
                        Optional.of("POST /events old"),
                        today.requestDigest(),
                        today.creator(),
                        today.actor(),
                        null,
                        today.answer(),
                        today.recordedAt()));
        server.execute(moveCompany("acme", "Plzen"));
        for (String subject : List.of("jan", "eva")) {
            Receipt again = server.execute(moveCompany("acme", "Brno"), caller(subject, "POST /events", "old"));
            assertThat(again.isRepeat()).isTrue();
            assertThat(again.positions())
                    .hasValueSatisfying(range -> assertThat(range.last()).isEqualTo(3));
            assertThat(refusal(moveCompany("acme", "Praha"), caller(subject, "POST /events", "old")))
                    .isEqualTo("idempotency-key.reused");
        }
        assertThat(city()).isEqualTo("Plzen");
    }

    @Test
    void aDryRunUsesUpNoKey() {
        Caller jan = depositor("jan", "k-1", "D-1");
        server.execute(deposit("D-1", "A-1", "1.00"), jan.asDryRun());
        assertThat(server.execute(deposit("D-1", "A-1", "1.00"), jan).appended())
                .isEqualTo(1);
        server.execute(
                deposit("D-1", "A-1", "1.00"), depositor("jan", "k-2", "D-1").asDryRun());
        assertThat(server.execute(deposit("D-2", "A-1", "1.00"), depositor("jan", "k-2", "D-2"))
                        .appended())
                .isEqualTo(1);
    }
}
