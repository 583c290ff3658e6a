package dev.daybook.application.answer;

import dev.daybook.application.job.HandDrivenTimer;
import java.time.Duration;
import java.time.Instant;

class InMemoryAnswerLedgerTest extends AnswerLedgerContract {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final AnswerLedger ledger = new InMemoryAnswerLedger(timer.clock());

    @Override
    protected AnswerLedger ledger() {
        return ledger;
    }

    @Override
    protected void let(Duration time) {
        timer.advance(time);
    }
}
