package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.uuid.Generators;
import dev.daybook.adapters.persistence.amendment.JdbcAmendmentLedger;
import dev.daybook.adapters.persistence.replay.JpaAsideStates;
import dev.daybook.application.amendment.ApprovedAmendments;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.replay.Interruption;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.ReplayStopped;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild that is interrupted together with its server, and goes on later. */
class ResumedReplayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final int EVENTS = 12_000;

    private final UUID id = UUID.randomUUID();
    private Engine engine;
    private JpaAsideStates states;
    private int deposits;

    @BeforeEach
    void append() {
        engine = Engine.empty().start();
        states = engine.asideStates();
        Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        execute(new CreateCompany(new ClientId("acme"), new CompanyName("A"), address, new EmailAddress("a@b.cz")));
        execute(new OpenAccount(
                new ClientId("A-1"), new ClientId("acme"), new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
    }

    @AfterEach
    void stop() {
        states.clearUp(Optional.empty());
        engine.close();
    }

    private StateReplay replay() {
        return new StateReplay(
                engine.log(),
                states,
                new Rematerialization(engine.catalogue(), engine.codec()),
                new ApprovedAmendments(
                        engine.log(),
                        engine.catalogue(),
                        engine.codec(),
                        new JdbcAmendmentLedger(engine),
                        Clock.systemUTC(),
                        Generators.timeBasedEpochGenerator()::generate),
                Executors.defaultThreadFactory());
    }

    private void execute(Creator creator) {
        engine.appender().execute(creator, Caller.of("tester"));
    }

    private void deposit() {
        execute(new DepositFunds(new ClientId("d-" + ++deposits), new ClientId("A-1"), Money.of("1.00", "EUR"), DAY));
    }

    /** Copies of the first deposit, under ids of their own. */
    private void fillTheLog() {
        deposit();
        String data = engine.log().find(3).orElseThrow().data().text();
        List<ProposedEvent> copies = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            copies.add(engine.facts()
                    .read(
                            Optional.of(UUID.randomUUID()),
                            new EventName("FundsDeposited"),
                            Optional.empty(),
                            data.replace("d-1", "copy-" + i)));
            if (copies.size() == 2_000) {
                engine.appender().append(copies, Caller.of("tester"));
                copies.clear();
            }
        }
    }

    private long interruptAfter(long position) {
        assertThat(catchThrowableOfType(
                        ReplayStopped.class, () -> replay().rebuild(id, false, new Interruption(position))))
                .isNotNull();
        return Engine.number(
                "application_state",
                "select position from application_state_aside_" + id.toString().replace("-", "") + ".event_log_state");
    }

    @Test
    void aRebuildGoesOnAtItsCheckpointAndComesToTheSameState() {
        fillTheLog();
        states.checkpointEvery(Duration.ZERO);
        long checkpoint = interruptAfter(EVENTS / 3);
        assertThat(checkpoint).isBetween(EVENTS / 3L, EVENTS - 1L);
        states.checkpointEvery(Duration.ofHours(1));
        assertThat(interruptAfter(EVENTS * 2 / 3))
                .as("what came after the checkpoint is lost")
                .isEqualTo(checkpoint);
        deposit();
        Interruption never = Interruption.never();
        StateReplay.Rebuilt rebuilt = replay().rebuild(id, false, never);
        assertThat(never.first()).isEqualTo(checkpoint);
        assertThat(rebuilt.position()).isEqualTo(EVENTS + 4L);
        assertThat(engine.replay()
                        .compare(UUID.randomUUID(), 10, (position, target) -> true)
                        .divergences())
                .isEmpty();
        assertThat(Engine.number(
                        "application_state", "select count(*) from pg_class where relname = 'replay_left_out'"))
                .isZero();
        assertThat(Engine.number(
                        "application_state",
                        "select count(*) from pg_indexes where schemaname = 'application_state' and indexname"
                                + " like '%posting%'"))
                .as("indexes of what was interrupted twice")
                .isPositive();
        deposit();
    }

    @Test
    void aRebuildThatWasInterruptedBeforeTheSwitchHasOnlyTheSwitchBeforeIt() {
        deposit();
        states.checkpointEvery(Duration.ZERO);
        assertThat(interruptAfter(3)).isEqualTo(3);
        assertThat(replay().rebuild(id, false, (position, target) -> true).position())
                .isEqualTo(3);
        deposit();
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
    }
}
