package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.EventName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amendments where the state is in a bad way: by events of doom, because it lags, or because it is no more. */
class AmendedStateTest {

    private Bank bank;

    @BeforeEach
    void open() {
        bank = Bank.open();
    }

    @AfterEach
    void close() {
        bank.close();
        assertThat(Engine.number(
                        "application_state",
                        "select count(*) from pg_namespace where nspname like 'application_state_%'"))
                .isZero();
    }

    @Test
    void anEventOfDoomIsAmendedAndTheStateRebuilt() {
        Bank.forge(3, "EUR", "CZK");
        assertThat(bank.verified().report().doom().orElseThrow().position()).isEqualTo(3);
        // back to what was recorded: the digests say that somebody has been there
        Amendment applied = bank.amend(3, "CZK", "EUR");
        assertThat(applied.content().digestBefore())
                .isEqualTo(applied.content().data().digest())
                .isNotEqualTo(applied.content().found().digest());
        assertThat(bank.replays.doom()).isEmpty();
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
    }

    @Test
    void twoEventsOfDoomAreAmendedOneAfterTheOther() {
        Bank.forge(3, "EUR", "CZK");
        Bank.forge(4, "EUR", "CZK");
        AmendmentCase first = bank.propose(3, "CZK", "EUR");
        assertThat(first.trial().orElseThrow().report().doom().orElseThrow().position())
                .isEqualTo(4);
        assertThatThrownBy(() -> bank.amendments.approve(first.amendment().id(), Bank.APPROVER))
                .hasMessageContaining("its trial has ended");
        AmendmentCase second = bank.propose(4, "CZK", "EUR");
        assertThat(second.isHarmless()).isTrue();
        // alone it can't be applied
        AmendmentCase alone = bank.approve(second.amendment().id());
        assertThat(alone.amendment().status()).isEqualTo(Status.APPROVED);
        assertThat(alone.rebuild().orElseThrow().failure().orElseThrow()).contains("Event 3");
        bank.amendments.withdraw(first.amendment().id(), Bank.PROPOSER);
        bank.amend(3, "CZK", "EUR");
        assertThat(bank.amendments
                        .find(second.amendment().id())
                        .orElseThrow()
                        .amendment()
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }

    @Test
    void aStateThatIsNoMoreIsNoObstacle() {
        Bank.forge(3, "EUR", "CZK");
        Engine.onSuperuser("application_state", "drop schema application_state cascade");
        AmendmentCase proposed = bank.propose(3, "CZK", "EUR");
        assertThat(proposed.isHarmless()).as(proposed.toString()).isTrue();
        bank.approve(proposed.amendment().id());
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }

    @Test
    void aStateThatStoppedBeforeTheEventOfDoomIsBroughtUpByItsAmendment() {
        bank.close();
        Engine.emptyState();
        Bank.forge(3, "EUR", "CZK");
        bank = Bank.again();
        bank.engine.open();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bank.engine.readiness().obstacle().orElse("").contains("Event 3"));
        bank.amend(3, "CZK", "EUR");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(bank.engine.readiness()::isReady);
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }

    @Test
    void aStateThatWasLostComesBackWithWhatWasAmended() {
        String data = bank.data(4).replace("20.00", "1.00");
        List<ProposedEvent> deposits = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            deposits.add(bank.engine
                    .facts()
                    .read(
                            Optional.empty(),
                            new EventName("FundsDeposited"),
                            Optional.of(1),
                            data.replace("\"d-2\"", "\"e-" + i + "\"")));
        }
        bank.engine.appender().append(deposits, Caller.of("tester"));
        bank.amend(3, "10.00", "11.00");
        assertThat(bank.balance()).isEqualTo("2531.00 EUR");
        Replay rebuild = bank.replays.findLastRebuild().orElseThrow();
        bank.close();
        Engine.emptyState();
        bank = Bank.again();
        bank.engine.start();
        assertThat(bank.balance()).isEqualTo("2531.00 EUR");
        assertThat(bank.inState().obstacles()).isEmpty();
        assertThat(bank.replays.findLastRebuild()).contains(rebuild);
    }

    private void leaveTheStateBehindTheAmendment() {
        // as a server leaves it that died between the two commits
        Engine.onSuperuser("application_state", """
                update application_state.posting set amount = 10, balance = 10 where position = 3;
                update application_state.posting set balance = 30 where position = 4;
                update application_state.event_log_state set position = 4""");
        Engine.onSuperuser(
                "application_state",
                "update application_state.event_log_state set hash = decode('"
                        + bank.engine.log().find(4).orElseThrow().hash() + "', 'hex')");
    }

    @Test
    void aStateThatWasCaughtUpOnceIsNotCaughtUpPastALaterAmendment() {
        bank.close();
        Engine.emptyState();
        bank = Bank.again();
        bank.engine.start();
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
        bank.amend(3, "10.00", "11.00");
        leaveTheStateBehindTheAmendment();
        assertThatThrownBy(() -> bank.deposit("1.00")).hasMessageContaining("has to be rebuilt");
    }

    @Test
    void aLogThatIsAheadOfTheStateByAnAmendmentHasTheStateRebuilt() {
        bank.amend(3, "10.00", "11.00");
        leaveTheStateBehindTheAmendment();
        assertThatThrownBy(() -> bank.deposit("1.00")).hasMessageContaining("has to be rebuilt");
        assertThat(bank.inState().obstacles()).singleElement().asString().contains("it is being rebuilt");
        bank.noReplayRuns();
        assertThat(bank.inState().obstacles()).isEmpty();
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(bank.engine.readiness()::isReady);
        bank.deposit("1.00");
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
    }
}
