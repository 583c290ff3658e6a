package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A comparison of two states is made at one position, with a snapshot of the live state that is held for a short time. */
class ComparedStatesTest extends ReplaysFixture {

    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private final List<Step> steps = new ArrayList<>();
    private Standing former = databases.state().live();

    @BeforeEach
    void rememberAFormerState() {
        former = databases.state().live();
        server.execute(deposit("d-2", "A-1", "20.00"));
    }

    private Comparison compare() {
        return server.replay().compare(UUID.randomUUID(), 10, GO_ON);
    }

    private Comparison tryOut(Money amount) {
        return server.replay().tryOut(UUID.randomUUID(), List.of(lastDepositOf(amount)), 10, GO_ON);
    }

    /** The deposit of event 4 with another amount. */
    private RecordedEvent lastDepositOf(Money amount) {
        RecordedEvent event = server.log().find(4).orElseThrow();
        FundsDeposited deposit = (FundsDeposited) databases
                .codec()
                .decode(event.name(), event.version(), event.data().text());
        EncodedJson data = databases
                .codec()
                .encode(new FundsDeposited(deposit.accountId(), deposit.transactionId(), amount, deposit.occurredOn()));
        return event.amendedBy(UUID.randomUUID(), 1, data, event.subjects());
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** The live state lags the log by event 4. */
    private void lag() {
        databases.state().replace(former);
    }

    private void appendMeanwhile() {
        server.faults().before(Step.ASIDE_KEEP, () -> {
            server.faults().forget();
            server.execute(deposit("d-3", "A-1", "1.00"));
        });
    }

    private void listen() {
        for (Step step : List.of(Step.ASIDE_KEEP, Step.ASIDE_WRITE, Step.STATE_READ, Step.ASIDE_COMPARE)) {
            server.faults().before(step, () -> steps.add(step));
        }
    }

    /** The database refuses a state in which the account has that balance. */
    private void refuseBalance(String amount) {
        server.refuseStates(contents -> contents.state(AccountRepository.class)
                .findByClientId(new ClientId("A-1"))
                .filter(account -> account.balance().equals(eur(amount)))
                .isPresent());
    }

    @Test
    void eventsThatAreAppendedDuringAVerificationArePartOfIt() {
        appendMeanwhile();
        Comparison comparison = compare();
        assertThat(comparison.position()).isEqualTo(5);
        assertThat(comparison.isEqual()).isTrue();
    }

    @Test
    void eventsThatAreAppendedDuringATrialArePartOfIt() {
        appendMeanwhile();
        Comparison comparison = tryOut(eur("21.00"));
        assertThat(comparison.position()).isEqualTo(5);
        assertThat(comparison.divergences())
                .extracting(divergence -> divergence.replayed().orElseThrow())
                .anySatisfy(replayed -> assertThat(replayed).contains("32.00"));
    }

    @Test
    void aVerificationTakesItsSnapshotWhenOnlyTheLatestEventsAreMissing() {
        listen();
        compare();
        assertThat(steps).containsSubsequence(Step.ASIDE_KEEP, Step.STATE_READ, Step.ASIDE_COMPARE);
    }

    @Test
    void aTrialTakesItsSnapshotWhenOnlyTheLatestEventsAreMissing() {
        listen();
        tryOut(eur("21.00"));
        assertThat(steps).containsSubsequence(Step.ASIDE_KEEP, Step.ASIDE_WRITE, Step.STATE_READ, Step.ASIDE_COMPARE);
    }

    @Test
    void aStateThatLagsTheLogIsComparedWhereItIs() {
        lag();
        assertThat(compare()).satisfies(verified -> {
            assertThat(verified.position()).isEqualTo(3);
            assertThat(verified.isEqual()).isTrue();
        });
        assertThat(tryOut(eur("21.00"))).satisfies(tried -> {
            assertThat(tried.position()).isEqualTo(3);
            assertThat(tried.isEqual()).as("the amended event is a later one").isTrue();
        });
    }

    @Test
    void aTrialFindsALaterEventThatWouldNotMaterialize() {
        lag();
        Money czk = Money.of("20.00", "CZK");
        assertThat(catchThrowableOfType(EventOfDoom.class, () -> tryOut(czk))
                        .event()
                        .position())
                .isEqualTo(4);
    }

    @Test
    void aTrialFindsAStateThatViolatesAConstraint() {
        refuseBalance("31.00");
        EventOfDoom doom = catchThrowableOfType(EventOfDoom.class, () -> tryOut(eur("21.00")));
        assertThat(doom.event().position()).isEqualTo(4);
        assertThat(doom).hasCauseInstanceOf(StorageFailure.class);
        assertThat(tryOut(eur("22.00")).position()).isEqualTo(4);
    }

    @Test
    void aTrialFindsALaterEventWithWhichTheStateWouldViolateAConstraint() {
        lag();
        refuseBalance("31.00");
        assertThat(catchThrowableOfType(EventOfDoom.class, () -> tryOut(eur("21.00")))
                        .event()
                        .position())
                .isEqualTo(4);
    }
}
