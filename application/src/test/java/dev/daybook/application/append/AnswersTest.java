package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.DAY;
import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the callers of commands are answered, and what is kept of a command. */
class AnswersTest {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    @BeforeEach
    void openAnAccount() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
    }

    private static Caller withKey(String id) {
        return Caller.of("tester").withKey(new IdempotencyKey.OfThing("deposit", new ClientId(id)));
    }

    private ProposedEvent fact(int number, String amount) {
        FundsDeposited fact = new FundsDeposited(
                server.read(state -> account(state, "A-1").id()),
                new ClientId("d-" + number),
                Money.of(amount, "EUR"),
                DAY);
        return server.facts()
                .read(
                        Optional.of(new UUID(5, number)),
                        new EventName("FundsDeposited"),
                        Optional.of(1),
                        databases.codec().encode(fact).text());
    }

    private Receipt append(ProposedEvent... facts) {
        return server.await(server.appender().begin(Arrays.asList(facts), Caller.of("importer")));
    }

    private RecordedCommand lastCommand() {
        List<RecordedCommand> commands = databases.log().commands();
        return commands.get(commands.size() - 1);
    }

    @Test
    void aCommandIsAnsweredWithItsEventsAndKept() {
        Receipt receipt = server.execute(deposit("d-1", "A-1", "1.00"), withKey("d-1"));
        RecordedEvent event = server.log().find(3).orElseThrow();
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        event.metadata().commandId(),
                        Optional.of(new PositionRange(3, 3)),
                        List.of(event),
                        1,
                        0,
                        false,
                        3));
        assertThat(receipt.isRepeat()).isFalse();
        RecordedCommand command = lastCommand();
        assertThat(command.id()).isEqualTo(event.metadata().commandId());
        assertThat(command.idempotencyKey()).contains("deposit d-1");
        assertThat(command.creator()).isEqualTo("DepositFunds");
        assertThat(command.actor()).isEqualTo("tester");
        assertThat(command.events()).isEqualTo(new PositionRange(3, 3));
        assertThat(command.answer()).isEqualTo(new RecordedCommand.Answer(new PositionRange(3, 3), 1));
        assertThat(command.recordedAt()).isEqualTo(event.metadata().recordedAt());
    }

    @Test
    void aRepeatedCommandIsAnsweredAsBefore() {
        Receipt first = server.execute(deposit("d-1", "A-1", "1.00"), withKey("d-1"));
        server.execute(deposit("d-2", "A-1", "1.00"));
        Receipt again = server.execute(deposit("d-1", "A-1", "1.00"), withKey("d-1"));
        assertThat(again)
                .isEqualTo(
                        new Receipt(first.commandId(), Optional.of(new PositionRange(3, 3)), List.of(), 0, 1, true, 3));
        assertThat(again.isRepeat()).isTrue();
        assertThat(server.log().head().position()).isEqualTo(4);
    }

    @Test
    void aKeyThatWasUsedForOtherContentIsRefused() {
        server.execute(deposit("d-1", "A-1", "1.00"), withKey("d-1"));
        assertThatThrownBy(() -> server.execute(deposit("d-1", "A-1", "2.00"), withKey("d-1")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("deposit.exists"));
        assertThat(server.log().head().position()).isEqualTo(3);
    }

    @Test
    void aCommandWithNothingToDoIsKeptOnlyIfItHasAKey() {
        server.execute(moveCompany("acme", "Brno"));
        int commands = databases.log().commands().size();
        Receipt nothing = server.execute(moveCompany("acme", "Brno"));
        assertThat(nothing.positions()).isEmpty();
        assertThat(nothing.events()).isEmpty();
        assertThat(nothing.readableFrom()).isEqualTo(3);
        assertThat(databases.log().commands()).hasSize(commands);

        Receipt kept = server.execute(moveCompany("acme", "Brno"), withKey("m-1"));
        assertThat(databases.log().commands()).hasSize(commands + 1);
        assertThat(lastCommand().events()).isNull();
        assertThat(lastCommand().answer()).isEqualTo(new RecordedCommand.Answer(null, 0));
        server.execute(deposit("d-1", "A-1", "1.00"));
        Receipt again = server.execute(moveCompany("acme", "Brno"), withKey("m-1"));
        assertThat(again).isEqualTo(new Receipt(kept.commandId(), Optional.empty(), List.of(), 0, 0, true, 4));
    }

    @Test
    void aDryRunIsAnsweredAndLeavesNothing() {
        Receipt receipt =
                server.execute(deposit("d-1", "A-1", "1.00"), withKey("d-1").asDryRun());
        assertThat(receipt.positions()).contains(new PositionRange(3, 3));
        assertThat(receipt.events())
                .singleElement()
                .satisfies(event -> assertThat(event.name()).isEqualTo(new EventName("FundsDeposited")));
        assertThat(server.log().head().position()).isEqualTo(2);
        assertThat(databases.log().commands()).hasSize(2);
        assertThat(server.<String>read(state -> account(state, "A-1").balance().toString()))
                .isEqualTo("0.00 EUR");
        assertThat(server.execute(deposit("d-1", "A-1", "1.00"), withKey("d-1")).isRepeat())
                .isFalse();
    }

    @Test
    void factsThatAreInTheLogAlreadyAreCountedAndNotAppended() {
        Receipt first = append(fact(1, "1.00"), fact(2, "1.00"));
        assertThat(first.positions()).contains(new PositionRange(3, 4));
        assertThat(first.appended()).isEqualTo(2);
        server.execute(deposit("other", "A-1", "1.00"));

        Receipt again = append(fact(2, "1.00"), fact(1, "1.00"));
        assertThat(again.positions()).contains(new PositionRange(3, 4));
        assertThat(again.appended()).isZero();
        assertThat(again.repeated()).isEqualTo(2);
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.readableFrom()).isEqualTo(5);

        Receipt mixed = append(fact(2, "1.00"), fact(3, "1.00"));
        assertThat(mixed.positions()).contains(new PositionRange(4, 6));
        assertThat(mixed.appended()).isEqualTo(1);
        assertThat(mixed.repeated()).isEqualTo(1);
        assertThat(mixed.isRepeat()).isFalse();
        assertThat(lastCommand().events()).isEqualTo(new PositionRange(6, 6));
        assertThat(lastCommand().answer()).isEqualTo(new RecordedCommand.Answer(new PositionRange(4, 6), 2));
        assertThat(mixed.events()).extracting(RecordedEvent::position).containsExactly(6L);
    }

    @Test
    void aFactThatIsSentTwiceInOneRequestIsAppendedOnce() {
        Receipt receipt = append(fact(1, "1.00"), fact(1, "1.00"));
        assertThat(receipt.positions()).contains(new PositionRange(3, 3));
        assertThat(receipt.appended()).isEqualTo(1);
        assertThat(receipt.repeated()).isEqualTo(1);
    }

    @Test
    void factsOfTwoRequestsInOneBatchAreToldApart() {
        PendingCommand one = server.appender().begin(List.of(fact(1, "1.00")), Caller.of("importer"));
        PendingCommand same = server.appender().begin(List.of(fact(1, "1.00")), Caller.of("importer"));
        PendingCommand other = server.appender().begin(List.of(fact(1, "2.00")), Caller.of("importer"));
        assertThat(server.await(one).appended()).isEqualTo(1);
        assertThat(server.await(same).isRepeat()).isTrue();
        assertIdInUse(0, () -> server.await(other));
    }

    @Test
    void anIdThatHasOtherContentIsRefusedAndNothingIsAppended() {
        append(fact(1, "1.00"));
        assertIdInUse(1, () -> append(fact(2, "1.00"), fact(1, "2.00")));
        assertThat(server.log().head().position()).isEqualTo(3);
    }

    private static void assertIdInUse(int index, ThrowingCallable attempt) {
        EventRefused refused = catchThrowableOfType(EventRefused.class, attempt);
        assertThat(refused.index()).isEqualTo(index);
        assertThat(refused.rejection().code()).isEqualTo("event.id-in-use");
        assertThat(refused).hasMessageContaining("at position 3");
    }

    @Test
    void aTaskIsRecordedWithItsEvent() {
        server.execute(moveCompany("acme", "Brno"));
        RecordedEvent event = server.log().find(3).orElseThrow();
        assertThat(databases.log().tasks()).singleElement().satisfies(task -> {
            assertThat(task.id())
                    .isEqualTo(RecordedTask.idOf(
                            event.metadata().id(), 3, event.metadata().recordedAt(), "address-change-letter 0"));
            assertThat(task.eventId()).isEqualTo(event.metadata().id());
            assertThat(task.position()).isEqualTo(3);
            assertThat(task.kind()).isEqualTo("address-change-letter");
            assertThat(task.orderingKey()).contains("company acme");
            assertThat(task.recordedAt()).isEqualTo(event.metadata().recordedAt());
            assertThat(task.payload()).contains("Brno");
        });
    }
}
