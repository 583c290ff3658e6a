package dev.daybook.application.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.integrity.IntegrityLedger.Result;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every ledger of checks does. */
public abstract class IntegrityLedgerContract {

    private static final UUID FIRST = new UUID(7, 1);
    private static final UUID SECOND = new UUID(7, 2);
    private static final LogPosition EXPECTED = new LogPosition(3, Digest.of("y"));
    private static final Result INTACT = new Result(
            Status.INTACT, 5, Optional.empty(), Optional.of(new LogPosition(5, Digest.of("x"))), Optional.empty());

    /** An empty ledger. */
    protected abstract IntegrityLedger ledger();

    /** Lets the running check be silent for that time. */
    protected abstract void beSilent(Duration time);

    private Optional<IntegrityCheck> begin(UUID id) {
        return ledger().begin(id, 5, Optional.of(EXPECTED), "auditor");
    }

    @Test
    void aCheckKeepsWhoAskedForItAndWhatCameOfIt() {
        IntegrityCheck begun = begin(FIRST).orElseThrow();
        assertThat(begun.status()).isEqualTo(Status.RUNNING);
        assertThat(begun.requestedBy()).isEqualTo("auditor");
        assertThat(begun.expected()).contains(EXPECTED);
        assertThat(ledger().progress(FIRST, 4)).isEqualTo(Heartbeat.GO_ON);
        assertThat(ledger().find(FIRST).orElseThrow().position()).isEqualTo(4);

        Finding bad = new Finding(5, Finding.Problem.EVENTS_SWAPPED, "Swapped.");
        ledger().finish(FIRST, new Result(Status.BROKEN, 4, Optional.of(bad), Optional.empty(), Optional.empty()));
        IntegrityCheck broken = ledger().find(FIRST).orElseThrow();
        assertThat(broken.status()).isEqualTo(Status.BROKEN);
        assertThat(broken.firstBad()).contains(bad);
        assertThat(broken.finishedAt()).isPresent();
        assertThat(ledger().progress(FIRST, 5)).isEqualTo(Heartbeat.PRESUMED_DEAD);
    }

    @Test
    void theHeadOfAnIntactLogIsKept() {
        begin(FIRST);
        ledger().finish(FIRST, INTACT);
        assertThat(ledger().find(FIRST).orElseThrow().head()).isEqualTo(INTACT.head());
        ledger().finish(FIRST, new Result(Status.FAILED, 1, Optional.empty(), Optional.empty(), Optional.of("no")));
        assertThat(ledger().find(FIRST).orElseThrow().status()).isEqualTo(Status.INTACT);
    }

    @Test
    void oneRunsAtATimeAndTheListBeginsWithTheLatest() {
        begin(FIRST);
        assertThat(begin(SECOND)).isEmpty();
        ledger().finish(FIRST, INTACT);
        assertThat(begin(SECOND)).isPresent();
        assertThat(ledger().findPage(Optional.empty(), 10))
                .extracting(IntegrityCheck::id)
                .containsExactly(SECOND, FIRST);
        assertThat(ledger().findPage(Optional.empty(), 1))
                .extracting(IntegrityCheck::id)
                .containsExactly(SECOND);
        assertThat(ledger().findPage(Optional.of(SECOND), 10))
                .extracting(IntegrityCheck::id)
                .containsExactly(FIRST);
    }

    @Test
    void aSilentCheckHasFailedAndBlocksNoOther() {
        begin(FIRST);
        beSilent(IntegrityLedger.LONGEST_SILENCE.multipliedBy(3));
        IntegrityCheck dead = ledger().find(FIRST).orElseThrow();
        assertThat(dead.status()).isEqualTo(Status.FAILED);
        assertThat(dead.failure()).contains("The server that ran it has stopped.");
        assertThat(begin(SECOND)).isPresent();
        assertThat(ledger().progress(FIRST, 2))
                .as("a server that was only frozen learns it")
                .isEqualTo(Heartbeat.PRESUMED_DEAD);
    }

    @Test
    void aHeartbeatEndsTheSilence() {
        begin(FIRST);
        beSilent(IntegrityLedger.LONGEST_SILENCE.dividedBy(2));
        ledger().progress(FIRST, 2);
        beSilent(IntegrityLedger.LONGEST_SILENCE.dividedBy(2));
        assertThat(ledger().find(FIRST).orElseThrow().status()).isEqualTo(Status.RUNNING);
    }
}
