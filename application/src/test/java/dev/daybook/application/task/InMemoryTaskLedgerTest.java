package dev.daybook.application.task;

import java.time.Duration;
import java.util.UUID;

class InMemoryTaskLedgerTest extends TaskLedgerContract {

    private final InMemoryTasks tasks = new InMemoryTasks();

    @Override
    protected TaskLedger ledger() {
        return tasks.ledger;
    }

    @Override
    protected TaskTransaction transaction() {
        return tasks.transaction;
    }

    @Override
    protected UUID record(String kind, String orderingKey, Duration messageTime) {
        return tasks.record(kind, "{}", orderingKey, messageTime).id();
    }

    @Override
    protected void pass(Duration time) {
        tasks.timer.advance(time);
    }
}
