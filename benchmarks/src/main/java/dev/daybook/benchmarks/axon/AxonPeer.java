package dev.daybook.benchmarks.axon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.daybook.benchmarks.axon.AccountMessages.AccountOpened;
import dev.daybook.benchmarks.axon.AccountMessages.DepositFunds;
import dev.daybook.benchmarks.axon.AccountMessages.OpenAccount;
import dev.daybook.benchmarks.load.Call;
import dev.daybook.benchmarks.load.Load;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.peer.Peer;
import dev.daybook.benchmarks.peer.PeerSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * {@code axon-new}: each command opens an account. {@code axon-existing}: deposits on random accounts. {@code
 * axon-existing-cached}: deposits on a thousand others that stay in memory.
 */
public final class AxonPeer implements Peer {

    /** The database that it wants to find, empty. */
    public static final String DATABASE = "axon";

    private static final String DAY = "2026-01-05";
    private static final BigDecimal DEPOSIT = new BigDecimal("10.00");
    private static final int POOL = Integer.getInteger("benchmarks.axon.pool", 32);
    private static final int CACHED = 1_000;
    private static final int EVENTS_A_TRANSACTION = 1_000;

    private @Nullable HikariDataSource pool;
    private @Nullable EntityManagerFactory factory;
    private @Nullable Configuration plain;
    private @Nullable Configuration caching;
    private long opened;
    private long deposited;

    @Override
    public void prepare(PeerSettings settings) {
        HikariDataSource connections = new HikariDataSource(pool(settings));
        EntityManagerFactory entityManagers = Persistence.createEntityManagerFactory(
                "axon", Map.of("jakarta.persistence.nonJtaDataSource", connections));
        ThreadTransactions transactions = new ThreadTransactions(entityManagers);
        JacksonSerializer json = JacksonSerializer.builder().build();
        EventStorageEngine engine = JpaEventStorageEngine.builder()
                .entityManagerProvider(transactions)
                .transactionManager(transactions)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .persistenceExceptionResolver(new SQLStateResolver())
                .build();
        open(engine, transactions, settings.accounts());
        opened = settings.accounts();
        pool = connections;
        factory = entityManagers;
        plain = configuration(engine, transactions, json, false);
        caching = configuration(engine, transactions, json, true);
    }

    private static HikariConfig pool(PeerSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url(DATABASE) + "?prepareThreshold=3&reWriteBatchedInserts=true");
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(POOL);
        config.setConnectionTimeout(60_000);
        return config;
    }

    private static Configuration configuration(
            EventStorageEngine engine, ThreadTransactions transactions, JacksonSerializer json, boolean cached) {
        AggregateConfigurer<AccountAggregate> accounts =
                AggregateConfigurer.defaultConfiguration(AccountAggregate.class);
        if (cached) {
            accounts.configureCache(configuration -> new HeapCache());
        }
        DefaultConfigurer configurer = (DefaultConfigurer) DefaultConfigurer.defaultConfiguration(false);
        configurer
                .configureTransactionManager(configuration -> transactions)
                .configureSerializer(configuration -> json)
                .configureMessageSerializer(configuration -> json)
                .configureEventSerializer(configuration -> json)
                .configureEmbeddedEventStore(configuration -> engine)
                .configureAggregate(accounts);
        configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerEventHandler(configuration -> new BalanceProjection(transactions));
        return configurer.start();
    }

    /** The accounts that are there already, written as the framework would have written them. */
    private static void open(EventStorageEngine engine, ThreadTransactions transactions, int accounts) {
        for (int from = 0; from < accounts; from += EVENTS_A_TRANSACTION) {
            int first = from;
            transactions.executeInTransaction(() -> {
                List<DomainEventMessage<?>> events = new ArrayList<>();
                for (int n = first; n < Math.min(accounts, first + EVENTS_A_TRANSACTION); n++) {
                    AccountOpened event = new AccountOpened("A-" + n, "C-" + n % 100, "CZK", DAY);
                    events.add(new GenericDomainEventMessage<>("AccountAggregate", event.account(), 0, event));
                    transactions.getEntityManager().persist(new AccountBalance(event.account()));
                }
                engine.appendEvents(events);
            });
        }
    }

    @Override
    public Point measure(Order order) throws InterruptedException {
        Configuration framework = order.workload().equals("axon-existing-cached") ? caching : plain;
        if (framework == null) {
            throw new IllegalStateException("Not prepared");
        }
        CommandGateway gateway = framework.commandGateway();
        Point point = Load.run(
                order,
                number -> caller(gateway, order, number),
                failure -> failure.getClass().getSimpleName());
        if (order.workload().equals("axon-new")) {
            opened += point.acknowledged();
        } else {
            deposited += point.acknowledged();
        }
        check();
        return point;
    }

    /** A peer that forgot its projection would be no peer: all that was acknowledged must be in it, and in the store. */
    private void check() {
        if (factory == null) {
            throw new IllegalStateException("Not prepared");
        }
        try (EntityManager entityManager = factory.createEntityManager()) {
            long events = entityManager
                    .createQuery("select count(e) from DomainEventEntry e", Long.class)
                    .getSingleResult();
            Object[] row = entityManager
                    .createQuery(
                            "select count(b), cast(coalesce(sum(b.balance), 0) as long) from AccountBalance b",
                            Object[].class)
                    .getSingleResult();
            String found = events + " events, " + row[0] + " accounts, " + row[1];
            String expected = (opened + deposited) + " events, " + opened + " accounts, " + 10 * deposited;
            if (!found.equals(expected)) {
                throw new IllegalStateException("Axon has " + found + ", but acknowledged " + expected);
            }
        }
    }

    private static Call caller(CommandGateway gateway, Order order, int number) {
        String prefix = order.name() + "-" + number + "-";
        SplittableRandom random = new SplittableRandom(prefix.hashCode());
        boolean opening = order.workload().equals("axon-new");
        // who has no cache leaves those accounts alone that another one keeps: what it keeps would not be true any more
        int kept = Math.min(CACHED, order.accounts() / 2);
        boolean cached = order.workload().equals("axon-existing-cached");
        int first = cached ? 0 : kept;
        int accounts = cached ? kept : order.accounts() - kept;
        return new Call() {
            private long sent;

            @Override
            public void make() {
                String id = prefix + sent++;
                gateway.sendAndWait(
                        opening
                                ? new OpenAccount(id, "C-1", "CZK", DAY)
                                : new DepositFunds("A-" + (first + random.nextInt(accounts)), id, DEPOSIT, "CZK", DAY));
            }
        };
    }

    @Override
    public void close() {
        for (Configuration framework : new @Nullable Configuration[] {plain, caching}) {
            if (framework != null) {
                framework.shutdown();
            }
        }
        if (factory != null) {
            factory.close();
        }
        if (pool != null) {
            pool.close();
        }
    }
}
