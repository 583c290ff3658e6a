package dev.daybook.application.integrity;

import dev.daybook.application.job.HandDrivenTimer;
import java.time.Duration;
import java.time.Instant;

class InMemoryIntegrityLedgerTest extends IntegrityLedgerContract {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final IntegrityLedger ledger = new InMemoryIntegrityLedger(timer.clock());

    @Override
    protected IntegrityLedger ledger() {
        return ledger;
    }

    @Override
    protected void beSilent(Duration time) {
        timer.advance(time);
    }
}
