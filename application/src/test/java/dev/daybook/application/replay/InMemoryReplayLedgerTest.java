package dev.daybook.application.replay;

import dev.daybook.application.job.HandDrivenTimer;
import java.time.Duration;
import java.time.Instant;

class InMemoryReplayLedgerTest extends ReplayLedgerContract {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final ReplayLedger ledger = new InMemoryReplayLedger(timer.clock());

    @Override
    protected ReplayLedger ledger() {
        return ledger;
    }

    @Override
    protected void beSilent(Duration time) {
        timer.advance(time);
    }
}
