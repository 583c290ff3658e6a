package dev.daybook.application.operation;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.task.NewTasks;
import dev.daybook.application.task.TaskCarrier;
import dev.daybook.application.task.TaskCodec;
import dev.daybook.application.task.TaskExecution;
import dev.daybook.application.task.TaskHandler;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskOperations;
import dev.daybook.application.task.TaskPunctuality;
import dev.daybook.application.task.TaskSettings;
import dev.daybook.application.task.TaskSweep;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.task.TaskWatch;
import dev.daybook.application.webhook.EventNotifications;
import dev.daybook.application.webhook.WebhookOperations;
import dev.daybook.application.webhook.WebhookTargets;
import dev.daybook.application.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts the Task Gateway together in the server. */
@Singleton
public class TaskAssembly {

    private static final Logger LOG = Logger.getLogger(TaskAssembly.class);

    private @Nullable ExecutorService attempts;

    @Produces
    @Singleton
    TaskHandlers handlers(Instance<TaskHandler<?>> handlers) {
        return new TaskHandlers(handlers);
    }

    @Produces
    @Singleton
    NewTasks newTasks(TaskHandlers handlers, TaskCarrier carrier) {
        return new NewTasks(handlers, carrier);
    }

    @Produces
    @Singleton
    TaskTransaction transaction(UserTransaction transaction) {
        return new TaskTransaction(transaction);
    }

    @Produces
    @Singleton
    TaskExecution execution(
            TaskLedger ledger,
            TaskHandlers handlers,
            TaskCodec codec,
            TaskCarrier carrier,
            TaskWatch watch,
            TaskTransaction shortTransaction,
            TaskSettings settings,
            ServerResources server) {
        ExecutorService pool = Executors.newCachedThreadPool(server.threads());
        attempts = pool;
        return new TaskExecution(
                ledger, handlers, codec, carrier, watch, shortTransaction, server.transactions(), pool, settings);
    }

    @Produces
    @Singleton
    TaskOperations operations(TaskLedger ledger, TaskCarrier carrier, TaskTransaction transaction) {
        return new TaskOperations(ledger, carrier, transaction);
    }

    @Produces
    @Singleton
    WebhookOperations webhooks(Webhooks webhooks, WebhookTargets targets, TaskTransaction transaction) {
        return new WebhookOperations(webhooks, targets, transaction);
    }

    @Produces
    @Singleton
    TaskPunctuality punctuality(TaskLedger ledger, TaskHandlers handlers, TaskSettings settings) {
        return new TaskPunctuality(ledger, handlers, settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    TaskSweep sweep(
            TaskLedger ledger,
            TaskHandlers handlers,
            TaskCarrier carrier,
            TaskWatch watch,
            TaskTransaction transaction,
            EventLog eventLog,
            Webhooks webhooks,
            EventCodec codec) {
        EventNotifications notifications = new EventNotifications(eventLog, webhooks, codec, Clock.systemUTC());
        return new TaskSweep(ledger, handlers, carrier, watch, transaction, notifications::record, Clock.systemUTC());
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started, TaskHandlers handlers) {
        LOG.infof("Tasks of these kinds are carried out: %s", handlers.readyKinds());
        handlers.obstacles().forEach(LOG::warn);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (attempts != null) {
            attempts.shutdownNow();
        }
    }
}
