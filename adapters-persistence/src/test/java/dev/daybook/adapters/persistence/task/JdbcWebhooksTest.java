package dev.daybook.adapters.persistence.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.webhook.EventNotification;
import dev.daybook.application.webhook.EventNotifications;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.application.webhook.Webhooks;
import dev.daybook.application.webhook.WebhooksContract;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class JdbcWebhooksTest extends WebhooksContract {

    private static Engine engine;

    private final Webhooks webhooks = new JdbcWebhooks(engine);
    private final TaskLedger ledger = new JdbcTaskLedger(engine);
    private final TaskTransaction transaction = new TaskTransaction(UserTransaction.userTransaction());

    @BeforeAll
    static void startEngine() {
        engine = Engine.empty().start();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void empty() {
        Engine.onSuperuser("event_log", "truncate daybook.webhook, daybook.task, daybook.task_attempt");
    }

    @Override
    protected Webhooks webhooks() {
        return webhooks;
    }

    @Override
    protected TaskTransaction transaction() {
        return transaction;
    }

    @Override
    protected TaskLedger ledger() {
        return ledger;
    }

    @Override
    protected long append() {
        return company().readableFrom();
    }

    private static Receipt company() {
        return engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId("c-" + UUID.randomUUID()),
                                new CompanyName("Acme"),
                                new Address("Hlavni 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.example")),
                        Caller.of("anna"));
    }

    private void put(String clientId, List<EventName> events) {
        Webhook webhook = Webhook.to(new ClientId(clientId), "https://crm.example/", events);
        WebhookSecret secret = new WebhookSecret("a-secret-of-24-characters");
        transaction.run(() -> webhooks.put(webhook, Optional.of(secret), "olga"));
    }

    /** By many callers, so that they share commits. */
    private static void companies(int count) {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            CompletableFuture.allOf(IntStream.range(0, count)
                            .mapToObj(i -> CompletableFuture.runAsync(JdbcWebhooksTest::company, callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void severalServersThatRecordWhileOthersAppendMakeNoTaskTwiceAndLeaveNoneOut() {
        EventNotifications notifications =
                new EventNotifications(engine.log(), webhooks, engine.codec(), Clock.systemUTC());
        put("crm", List.of());
        put("erp", List.of(new EventName("CompanyCreated")));
        List<UUID> all = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int server = 0; server < 3; server++) {
            work.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 40; i++) {
                    all.addAll(transaction.<List<UUID>>call(notifications::record));
                }
            }));
        }
        companies(100);
        work.forEach(CompletableFuture::join);
        all.addAll(transaction.<List<UUID>>call(notifications::record));
        assertThat(all).doesNotHaveDuplicates().hasSize(200);
        assertThat(ledger.findPage(Optional.empty(), Optional.of(EventNotification.KIND), Optional.empty(), 10_000))
                .hasSize(200);
    }
}
