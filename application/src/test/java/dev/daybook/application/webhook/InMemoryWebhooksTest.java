package dev.daybook.application.webhook;

import static dev.daybook.application.inmemory.BankCommands.createCompany;

import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskTransaction;

class InMemoryWebhooksTest extends WebhooksContract {

    private final NotifyingServer server = new NotifyingServer();
    private int companies;

    @Override
    protected Webhooks webhooks() {
        return server.webhooks;
    }

    @Override
    protected TaskTransaction transaction() {
        return server.transaction;
    }

    @Override
    protected TaskLedger ledger() {
        return server.ledger;
    }

    @Override
    protected long append() {
        return server.engine.execute(createCompany("c-" + ++companies)).readableFrom();
    }
}
