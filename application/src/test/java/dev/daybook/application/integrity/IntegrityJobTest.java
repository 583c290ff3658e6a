package dev.daybook.application.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.LogPosition;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A check from its beginning to its end, on one thread and a clock that stands still. */
class IntegrityJobTest {

    private static final UUID ID = new UUID(7, 1);

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final JobRunner runner = new JobRunner(timer, timer);
    private final InMemoryIntegrityLedger ledger = new InMemoryIntegrityLedger(timer.clock());
    private final ChainVerification verification = new ChainVerification(new EmptyChain(), Runnable::run);

    /** The chain of a log without events. */
    private static final class EmptyChain implements RecordedChain {

        @Override
        public void read(long first, long last, Visitor visitor) {}

        @Override
        public OptionalLong firstWithoutCommand(long first, long last) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Backup> findBackup(UUID amendment) {
            return Optional.empty();
        }

        @Override
        public PromisedEnd promisedEnd() {
            return new PromisedEnd(0, 0);
        }
    }

    private void start() {
        runner.start(
                "integrity-check",
                () -> ledger.begin(ID, 0, Optional.empty(), "auditor")
                        .map(check -> new IntegrityJob(check, verification, ledger)));
    }

    private IntegrityCheck found() {
        return ledger.find(ID).orElseThrow();
    }

    @Test
    void anEmptyLogIsIntact() {
        start();
        assertThat(found().status()).isEqualTo(Status.RUNNING);
        timer.runDue();
        assertThat(found().status()).isEqualTo(Status.INTACT);
        assertThat(found().head()).contains(LogPosition.START);
    }

    @Test
    void aCheckWhoseServerStopsHasFailed() {
        start();
        runner.close();
        timer.runDue();
        assertThat(found().status()).isEqualTo(Status.FAILED);
        assertThat(found().failure()).contains("The server was stopped.");
    }
}
