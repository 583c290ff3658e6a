package dev.daybook.application.schedule;

class InMemoryScheduleLedgerTest extends ScheduleLedgerContract {

    private final ScheduleLedger ledger = new InMemoryScheduleLedger();

    @Override
    protected ScheduleLedger ledger() {
        return ledger;
    }
}
