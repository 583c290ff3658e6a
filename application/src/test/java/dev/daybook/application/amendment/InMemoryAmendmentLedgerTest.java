package dev.daybook.application.amendment;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.ReplayLedger;

class InMemoryAmendmentLedgerTest extends AmendmentLedgerContract {

    private final Bank bank = new Bank();

    @Override
    protected AmendmentLedger ledger() {
        return bank.ledger;
    }

    @Override
    protected ReplayLedger replays() {
        return bank.replayLedger;
    }

    @Override
    protected EventLog log() {
        return bank.server.log();
    }

    @Override
    protected ApprovedAmendments approved() {
        return bank.approved;
    }

    @Override
    protected RecordedEvent append() {
        bank.deposit("1.00");
        return bank.server.log().find(bank.server.log().head().position()).orElseThrow();
    }
}
