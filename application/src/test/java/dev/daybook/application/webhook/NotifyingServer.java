package dev.daybook.application.webhook;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.Faults;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryTaskLedger;
import dev.daybook.application.inmemory.InMemoryTransaction;
import dev.daybook.application.inmemory.InMemoryWebhooks;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskTransaction;
import java.time.Instant;

/** A server with webhooks and tasks over databases in memory. */
final class NotifyingServer {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryTransaction branches = new InMemoryTransaction(Faults.NONE);
    final InMemoryServer engine = new InMemoryServer(databases, timer).start();
    final Webhooks webhooks = new InMemoryWebhooks(databases.log(), branches, timer.clock());
    final TaskLedger ledger = new InMemoryTaskLedger(databases.log(), branches, timer.clock());
    final TaskTransaction transaction = new TaskTransaction(branches);
    final EventNotifications notifications =
            new EventNotifications(engine.log(), webhooks, databases.codec(), timer.clock());
}
