package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state that is built beside the live one: compared with it, or put in its place. */
class StateReplayTest {

    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();
    private Standing before = databases.state().live();

    /** Company 1, its move 2, account A-1 3, account A-2 4, deposits 5 and 6. */
    @BeforeEach
    void append() {
        server.execute(createCompany("acme"));
        server.execute(moveCompany("acme", "Brno"));
        server.execute(openAccount("A-1", "acme"));
        server.execute(openAccount("A-2", "acme"));
        server.execute(deposit("d-1", "A-1", "10.00"));
        server.execute(deposit("d-2", "A-2", "20.00"));
        before = databases.state().live();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(databases.log().isUnlocked()).isTrue();
        assertThat(databases.state().isUnlocked()).isTrue();
        assertThat(server.asideStates().clearUp(Optional.empty()))
                .as("empty while a state is built")
                .isPresent();
        assertThat(databases.log().tasks())
                .as("tasks, of which a replay makes none")
                .hasSize(1);
    }

    private Comparison compare() {
        return server.replay().compare(UUID.randomUUID(), 10, GO_ON);
    }

    private StateReplay.Rebuilt rebuild() {
        return server.replay().rebuild(UUID.randomUUID(), false, GO_ON);
    }

    private void spoilTheState() {
        databases
                .state()
                .replace(new Standing(before.at(), InMemoryState.empty().contents()));
    }

    private RecordedEvent amended(long position, String amount, String currency) {
        RecordedEvent event = server.log().find(position).orElseThrow();
        FundsDeposited recorded = (FundsDeposited) databases
                .codec()
                .decode(event.name(), event.version(), event.data().text());
        EncodedJson data = databases
                .codec()
                .encode(new FundsDeposited(
                        recorded.accountId(),
                        recorded.transactionId(),
                        Money.of(amount, currency),
                        recorded.occurredOn()));
        return event.amendedBy(UUID.randomUUID(), 1, data, event.subjects());
    }

    @Test
    void aStateThatWasNotTouchedIsWhatTheLogSays() {
        Comparison comparison = compare();
        assertThat(comparison.isEqual()).isTrue();
        assertThat(comparison.position()).isEqualTo(6);
    }

    @Test
    void aStateThatWasTouchedDiffers() {
        spoilTheState();
        assertThat(compare().isEqual()).isFalse();
        assertThat(compare().divergences()).isNotEmpty();
    }

    @Test
    void aRebuiltStateTakesThePlaceOfOneThatWasSpoilt() {
        spoilTheState();
        assertThat(rebuild().position()).isEqualTo(6);
        assertThat(databases.state().live()).isEqualTo(before);
        assertThat(compare().isEqual()).isTrue();
        server.execute(deposit("d-3", "A-1", "1.00"));
        assertThat(server.<Money>read(state -> account(state, "A-1").balance())).isEqualTo(Money.of("11.00", "EUR"));
    }

    @Test
    void anEventOfDoomStopsAReplayAndLeavesTheLiveStateAlone() {
        EventsOfDoom.depositInAnotherCurrency(databases, 5);
        EventOfDoom doom = catchThrowableOfType(EventOfDoom.class, this::rebuild);
        assertThat(doom.event().position()).isEqualTo(5);
        assertThat(doom.doom().name()).isEqualTo("FundsDeposited");
        assertThat(doom.doom().data()).contains("CZK");
        assertThat(doom.doom().message()).contains("A-1");
        assertThat(doom.doom().materializer())
                .as("a rejection carries no stack trace")
                .isEqualTo("of FundsDeposited");
        assertThat(databases.state().live()).isEqualTo(before);
        EventsOfDoom.repairDeposit(databases, 5);
        rebuild();
    }

    @Test
    void anEventThatCannotBeReadIsOneOfDoom() {
        EventsOfDoom.makeUnreadable(databases, 6);
        assertThat(catchThrowableOfType(EventOfDoom.class, this::compare)
                        .event()
                        .position())
                .isEqualTo(6);
    }

    @Test
    void theEventWithWhichTheDatabaseRefusesTheStateIsFound() {
        server.refuseStates(contents -> contents.state(AccountRepository.class)
                .findByClientId(new ClientId("A-2"))
                .isPresent());
        EventOfDoom doom = catchThrowableOfType(EventOfDoom.class, this::rebuild);
        assertThat(doom.event().position()).isEqualTo(4);
        assertThat(doom).hasCauseInstanceOf(StorageFailure.class);
        assertThat(doom.doom().materializer())
                .as("the database refused the state after the materializer had ended")
                .isEqualTo("of AccountOpened");
        assertThat(databases.state().live()).isEqualTo(before);
    }

    @Test
    void whatOtherDataOfAnEventWouldChangeIsTold() {
        Comparison comparison =
                server.replay().tryOut(UUID.randomUUID(), List.of(amended(6, "21.00", "EUR")), 10, GO_ON);
        assertThat(comparison.divergences())
                .extracting(Divergence::table)
                .anySatisfy(table -> assertThat(table).endsWith("AccountRepository"))
                .noneSatisfy(table -> assertThat(table).endsWith("CompanyRepository"));
        EventOfDoom doom = catchThrowableOfType(
                EventOfDoom.class,
                () -> server.replay().tryOut(UUID.randomUUID(), List.of(amended(6, "20.00", "CZK")), 10, GO_ON));
        assertThat(doom.event().position()).isEqualTo(6);
        assertThat(compare().isEqual()).isTrue();
    }

    @Test
    void aLogWhoseChainIsBrokenIsNotMadeAState() {
        databases.log().forge(4, event -> EventsOfDoom.withHash(event, Digest.of("forged")));
        ReplayStopped stopped = catchThrowableOfType(ReplayStopped.class, this::rebuild);
        assertThat(stopped).hasMessageContaining("Event 4 of the log does not follow event 3 in the chain");
        assertThat(stopped.isCancelled()).isFalse();
    }

    @Test
    void aReplayCanBeCancelled() {
        ReplayStopped stopped = catchThrowableOfType(
                ReplayStopped.class,
                () -> server.replay().rebuild(UUID.randomUUID(), false, (position, target) -> position < 1));
        assertThat(stopped.isCancelled()).isTrue();
        assertThat(databases.state().live()).isEqualTo(before);
    }

    @Test
    void theSwitchWaitsForAnotherHolderOfTheLock() {
        spoilTheState();
        LogLock lock = server.log().lock(Duration.ofSeconds(1));
        ScheduledFuture<?> unused = timer.schedule(lock::close, 5, TimeUnit.SECONDS);
        rebuild();
        assertThat(databases.state().live()).isEqualTo(before);
        assertThat(timer.clock().instant())
                .isAfterOrEqualTo(Instant.parse("2026-01-05T00:00:00Z").plusSeconds(5));
    }

    @Test
    void whatIsAppendedDuringARebuildIsInTheNewState() {
        server.faults().before(Step.ASIDE_KEEP, () -> {
            server.faults().forget();
            server.execute(deposit("d-3", "A-1", "1.00"));
        });
        assertThat(rebuild().position()).isEqualTo(7);
        assertThat(server.<Money>read(state -> account(state, "A-1").balance())).isEqualTo(Money.of("11.00", "EUR"));
        assertThat(compare().isEqual()).isTrue();
    }
}
