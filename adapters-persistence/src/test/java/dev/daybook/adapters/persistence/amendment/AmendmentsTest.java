package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.EventAmended;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An amendment from its proposal to its application, in both databases. */
class AmendmentsTest {

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
    void anAmendedEventHasItsNewDataInLogAndStateAndTheChainGoesOn() {
        RecordedEvent before = bank.engine.log().find(3).orElseThrow();
        AmendmentCase proposed = bank.propose(3, "10.00", "11.00");
        assertThat(proposed.isHarmless()).isTrue();
        assertThat(proposed.trial().orElseThrow().report().divergences())
                .filteredOn(divergence -> divergence.table().equals("account"))
                .extracting(Divergence::column, Divergence::live, Divergence::replayed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Optional.of("balance"), Optional.of("30.0000"), Optional.of("31.0000")));
        assertThat(bank.data(3)).isEqualTo(before.data().text());

        Amendment applied = bank.approve(proposed.amendment().id()).amendment();
        assertThat(applied.status()).isEqualTo(Status.APPLIED);
        assertThat(applied.recordedPosition()).contains(5L);
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
        assertThat(bank.engine.state().position())
                .isEqualTo(bank.engine.log().head().at());
        RecordedEvent amended = bank.engine.log().find(3).orElseThrow();
        assertThat(amended.data().text()).isEqualTo(before.data().text().replace("10.00", "11.00"));
        assertThat(amended.hash()).isEqualTo(before.hash());
        assertThat(amended.amended().orElseThrow().by()).isEqualTo(applied.id());
        assertThat(amended.amended().orElseThrow().recordedDigest())
                .isEqualTo(before.data().digest());
        RecordedEvent recorded = bank.engine.log().find(5).orElseThrow();
        assertThat(recorded.name()).isEqualTo(EventAmended.NAME);
        assertThat(recorded.metadata().actor()).isEqualTo(Bank.APPROVER);
        assertThat(bank.engine
                        .codec()
                        .decode(
                                recorded.name(),
                                recorded.version(),
                                recorded.data().text()))
                .isEqualTo(new EventAmended(
                        3,
                        applied.id(),
                        before.metadata().id(),
                        1,
                        before.data().digest().toString(),
                        before.data().digest().toString(),
                        Digest.of(amended.data().text()).toString(),
                        "It was mistyped.",
                        Bank.PROPOSER,
                        Bank.APPROVER,
                        before.subjects()));
        assertThat(recorded.version()).isEqualTo(2);
        bank.deposit("1.00");
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        assertThat(bank.amendments.findApplied(3)).containsExactly(applied);
    }

    @Test
    void anEventIsAmendedAgainAndAServerStartsOnIt() {
        bank.amend(3, "10.00", "11.00");
        Amendment second = bank.amend(3, "11.00", "12.00");
        assertThat(second.content().digestBefore())
                .isEqualTo(second.content().found().digest());
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        bank.close();
        bank = Bank.again();
        bank.engine.start();
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        assertThat(bank.amendments.findApplied(3)).hasSize(2);
    }

    @Test
    void theRecordedFactIsStillKnownWhenItComesAgain() {
        RecordedEvent before = bank.engine.log().find(3).orElseThrow();
        bank.amend(3, "10.00", "11.00");
        Receipt again = bank.engine
                .appender()
                .append(
                        List.of(bank.engine
                                .facts()
                                .read(
                                        Optional.of(before.metadata().id()),
                                        before.name(),
                                        Optional.of(1),
                                        before.data().text())),
                        Caller.of("tester"));
        assertThat(again.isRepeat()).isTrue();
        assertThat(bank.engine.log().head().position()).isEqualTo(5);
    }
}
