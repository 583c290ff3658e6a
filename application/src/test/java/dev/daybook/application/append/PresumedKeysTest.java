package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static dev.daybook.application.inmemory.BankCommands.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands whose keys and ids are presumed to be new, and what happens to those whose are not. */
class PresumedKeysTest {

    private static final Duration LATER = Duration.ofMillis(1_100);

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();

    @BeforeEach
    void openAnAccount() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
        server.execute(deposit("d-1", "A-1", "10.00"), keyed("d-1"));
        timer.advance(LATER);
        server.faults().before(Step.LOG_LOOK_UP, lookUps::incrementAndGet);
        server.faults().before(Step.BEGIN, transactions::incrementAndGet);
    }

    /** A caller who sends the key that a transaction has by its id. */
    private static Caller keyed(String transaction) {
        return Caller.of("tester").withKey(new IdempotencyKey.OfThing("transaction", new ClientId(transaction)));
    }

    private static Caller keyedByRequest(String key) {
        return Caller.of("tester")
                .withKey(new IdempotencyKey.OfRequest(new PrincipalId("local", "tester"), "POST /withdrawals", key));
    }

    private Money balance() {
        return server.read(state -> account(state, "A-1")).balance();
    }

    private String refusalOf(Creator creator, Caller caller) {
        return catchThrowableOfType(Rejection.class, () -> server.execute(creator, caller))
                .code();
    }

    @Test
    void aNewCommandIsDecidedOnceAndLooksNothingUp() {
        server.execute(deposit("d-2", "A-1", "1.00"), keyed("d-2"));
        assertThat(lookUps).hasValue(0);
        assertThat(transactions).hasValue(1);
        assertThat(balance()).isEqualTo(Money.of("11.00", "EUR"));
    }

    @Test
    void aRepeatIsAnsweredAsBefore() {
        Receipt again = server.execute(deposit("d-1", "A-1", "10.00"), keyed("d-1"));
        assertThat(again.isRepeat()).isTrue();
        assertThat(balance()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(transactions).as("presumed, and then looked up").hasValue(2);
    }

    @Test
    void afterARepeatKeysAreLookedUpForASecond() {
        server.execute(deposit("d-1", "A-1", "10.00"), keyed("d-1"));
        timer.advance(Duration.ofMillis(500));
        transactions.set(0);
        assertThat(server.execute(deposit("d-1", "A-1", "10.00"), keyed("d-1")).isRepeat())
                .isTrue();
        assertThat(transactions).hasValue(1);
        timer.advance(Duration.ofMillis(600));
        lookUps.set(0);
        server.execute(deposit("d-2", "A-1", "1.00"), keyed("d-2"));
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void theOtherCommandsOfItsBatchAreDecidedAgain() {
        PendingCommand before = server.appender().begin(deposit("d-2", "A-1", "1.00"), keyed("d-2"));
        PendingCommand repeat = server.appender().begin(deposit("d-1", "A-1", "10.00"), keyed("d-1"));
        PendingCommand after = server.appender().begin(deposit("d-3", "A-1", "2.00"), keyed("d-3"));
        long head = server.log().head().position();
        assertThat(server.await(before).appended()).isEqualTo(1);
        assertThat(server.await(repeat).isRepeat()).isTrue();
        assertThat(server.await(after).appended()).isEqualTo(1);
        assertThat(server.log().head().position()).isEqualTo(head + 2);
        assertThat(balance()).isEqualTo(Money.of("13.00", "EUR"));
    }

    @Test
    void aRepeatThatWouldBeRefusedNowIsAnsweredAsBefore() {
        server.execute(withdraw("w-1", "A-1", "10.00"), keyed("w-1"));
        assertThat(server.execute(withdraw("w-1", "A-1", "10.00"), keyed("w-1")).isRepeat())
                .isTrue();
        assertThat(balance()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void aRepeatThatWouldBeRefusedNowIsAnsweredAsBeforeBesideACommandThatIsNew() {
        server.execute(withdraw("w-1", "A-1", "10.00"), keyed("w-1"));
        PendingCommand repeat = server.appender().begin(withdraw("w-1", "A-1", "10.00"), keyed("w-1"));
        PendingCommand next = server.appender().begin(deposit("d-2", "A-1", "1.00"), keyed("d-2"));
        assertThat(server.await(repeat).isRepeat()).isTrue();
        assertThat(server.await(next).appended()).isEqualTo(1);
    }

    @Test
    void aCommandIsRefusedForItsUsedIdAndNotForWhatFollowsFromIt() {
        assertThat(refusalOf(withdraw("d-1", "A-1", "99.00"), Caller.of("tester")))
                .isEqualTo("transaction.exists");
        assertThat(refusalOf(deposit("d-1", "A-1", "1.00"), Caller.of("tester")))
                .isEqualTo("transaction.exists");
    }

    @Test
    void aRefusedCommandWhoseIdIsNewCostsOneLookUpOfItsKey() {
        assertThat(refusalOf(withdraw("w-1", "A-1", "99.00"), keyed("w-1"))).isEqualTo("account.insufficient-funds");
        assertThat(lookUps).hasValue(1);
        assertThat(transactions).hasValue(1);
    }

    @Test
    void aRefusedCommandWithAKeyThatItsBatchHasRecordedIsNoReasonToDecideAgain() {
        PendingCommand first = server.appender().begin(deposit("d-2", "A-1", "1.00"), keyed("d-2"));
        PendingCommand other = server.appender().begin(deposit("d-2", "A-1", "7.00"), keyed("d-2"));
        assertThat(server.await(first).appended()).isEqualTo(1);
        assertThat(catchThrowableOfType(Rejection.class, () -> server.await(other))
                        .code())
                .isEqualTo("transaction.exists");
        assertThat(transactions).hasValue(1);
    }

    @Test
    void aKeyThatAnEarlierBuildMayHaveStoredInAnotherFormIsLookedUpFirst() {
        server.execute(withdraw("w-1", "A-1", "1.00"), keyedByRequest("k-1"));
        assertThat(lookUps).hasValue(1);
        assertThat(server.execute(withdraw("w-1", "A-1", "1.00"), keyedByRequest("k-1"))
                        .isRepeat())
                .isTrue();
        assertThat(transactions).hasValue(2);
    }

    @Test
    void aDryRunIsDecidedOnKeysThatWereLookedUp() {
        assertThat(refusalOf(deposit("d-1", "A-1", "1.00"), Caller.of("tester").asDryRun()))
                .isEqualTo("transaction.exists");
        assertThat(transactions).hasValue(1);
    }

    @Test
    void whatAnotherServerHasRecordedIsARepeatHere() {
        InMemoryServer other = new InMemoryServer(databases, timer).start();
        other.execute(deposit("d-2", "A-1", "1.00"), keyed("d-2"));
        assertThat(server.execute(deposit("d-2", "A-1", "1.00"), keyed("d-2")).isRepeat())
                .isTrue();
        assertThat(balance()).isEqualTo(Money.of("11.00", "EUR"));
    }
}
