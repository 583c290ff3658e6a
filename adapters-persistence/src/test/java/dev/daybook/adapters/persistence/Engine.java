package dev.daybook.adapters.persistence;

import com.arjuna.ats.jta.UserTransaction;
import com.fasterxml.uuid.Generators;
import com.zaxxer.hikari.HikariDataSource;
import dev.daybook.adapters.persistence.amendment.AmendedEventBinding;
import dev.daybook.adapters.persistence.amendment.JdbcAmendmentLedger;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.LiquibaseSchemaMigration;
import dev.daybook.adapters.persistence.database.RightsCheck;
import dev.daybook.adapters.persistence.database.SettingsCheck;
import dev.daybook.adapters.persistence.json.JacksonEventCodec;
import dev.daybook.adapters.persistence.log.JdbcEventLog;
import dev.daybook.adapters.persistence.replay.JpaAsideStates;
import dev.daybook.adapters.persistence.state.JpaApplicationState;
import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateUnit;
import dev.daybook.application.amendment.ApprovedAmendments;
import dev.daybook.application.append.AppendEngine;
import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.FactReader;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.local.EmbeddedPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.hibernate.engine.transaction.jta.platform.internal.JBossStandAloneJtaPlatform;

/** The engine on a PostgreSQL of the tests' own, with databases that begin empty. */
public final class Engine implements AutoCloseable, Databases {

    private static final SharedPostgres SERVER = new SharedPostgres();

    private final EnlistingDataSource logXa;
    private final EnlistingDataSource stateXa;
    private final HikariDataSource logPool;
    private final HikariDataSource statePool;
    private final Database eventLogDatabase;
    private final Database stateDatabase;
    private final EntityManagerFactory entityManagers;
    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final EventLog eventLog;
    private final StateUnit stateUnit;
    private final ApplicationState applicationState;
    private final Readiness readiness = new Readiness();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final jakarta.transaction.UserTransaction transaction = UserTransaction.userTransaction();
    private final AppendEngine engine;
    private String guestTable = "";

    /** The engine with the features and bindings of the product. */
    public static Engine empty() {
        dropEverything();
        return onWhatIsThere();
    }

    /** The same on the databases that an earlier engine has left. */
    public static Engine onWhatIsThere() {
        return onWhatIsThere(AppendSettings.DEFAULT);
    }

    /** The same with other bounds; several of these at a time are several nodes. */
    static Engine onWhatIsThere(AppendSettings settings) {
        return new Engine(
                ServiceLoader.load(Feature.class),
                ServiceLoader.load(RepositoryBinding.class),
                "application-state",
                settings);
    }

    /** The engine with other features and bindings, on empty databases. */
    public static Engine of(List<Feature> features, List<RepositoryBinding> bindings, String persistenceUnit) {
        dropEverything();
        List<RepositoryBinding> all = new ArrayList<>(bindings);
        all.add(new AmendedEventBinding());
        return new Engine(features, all, persistenceUnit, AppendSettings.DEFAULT);
    }

    private Engine(
            Iterable<Feature> features,
            Iterable<RepositoryBinding> bindings,
            String persistenceUnit,
            AppendSettings settings) {
        logXa = new EnlistingDataSource(SERVER.xa("event_log", "daybook"));
        stateXa = new EnlistingDataSource(SERVER.xa("application_state", "application_state"));
        EmbeddedPostgres postgres = SERVER.postgres();
        String logUrl = postgres.url("event_log");
        String stateUrl = postgres.url("application_state");
        logPool = SharedPostgres.pool(logUrl, "daybook", postgres.runtime());
        statePool = SharedPostgres.pool(stateUrl, "application_state", postgres.runtime());
        eventLogDatabase = Database.eventLog(logXa, logPool, SharedPostgres.plain(logUrl, "daybook", postgres.owner()));
        stateDatabase = Database.applicationState(
                stateXa, statePool, SharedPostgres.plain(stateUrl, "application_state", postgres.owner()));
        entityManagers = Persistence.createEntityManagerFactory(
                persistenceUnit,
                Map.of(
                        "jakarta.persistence.jtaDataSource",
                        stateXa,
                        "hibernate.transaction.jta.platform",
                        JBossStandAloneJtaPlatform.class.getName()));
        stateUnit = new StateUnit(bindings, entityManagers);
        catalogue = new EventCatalogue(features);
        codec = new JacksonEventCodec(catalogue);
        eventLog = new JdbcEventLog(this);
        applicationState = newState();
        engine = new AppendEngine(
                new AppendEngine.Parts(
                        eventLog,
                        applicationState,
                        catalogue,
                        codec,
                        transaction,
                        new StartSequence(
                                new LiquibaseSchemaMigration(this),
                                List.of(new SettingsCheck(this), new RightsCheck(this)),
                                eventLog,
                                catalogue),
                        readiness,
                        tasks -> {},
                        Clock.systemUTC(),
                        ElapsedTime.MACHINE,
                        Generators.timeBasedEpochGenerator()::generate,
                        registry),
                settings,
                Executors.defaultThreadFactory());
    }

    /** Starts the appender, which accepts commands as soon as the checks have passed. */
    public void open() {
        engine.start();
    }

    /** Starts the appender and waits until commands are accepted. */
    public Engine start() {
        open();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(readiness.obstacle())
                        .isEmpty());
        return this;
    }

    /** Answers a question inside a transaction that is rolled back. */
    public <T> T inTransaction(Supplier<T> question) {
        try {
            UserTransaction.userTransaction().begin();
            try {
                return question.get();
            } finally {
                UserTransaction.userTransaction().rollback();
            }
        } catch (NotSupportedException | SystemException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes the schemas, and accepts no commands. */
    public Engine migrated() {
        new LiquibaseSchemaMigration(this).migrate();
        return this;
    }

    /** Another adapter to the same state, which remembers nothing. */
    ApplicationState newState() {
        return newState(stateXa, stateDatabase.read());
    }

    /** The same over those distributed connections, and those to read. */
    ApplicationState newState(DataSource xa, DataSource read) {
        return new JpaApplicationState(xa, read, stateUnit);
    }

    /** Replays on this engine. */
    public StateReplay replay() {
        return new StateReplay(
                eventLog,
                asideStates(),
                new Rematerialization(catalogue, codec),
                new ApprovedAmendments(
                        eventLog,
                        catalogue,
                        codec,
                        new JdbcAmendmentLedger(this),
                        Clock.systemUTC(),
                        Generators.timeBasedEpochGenerator()::generate),
                Executors.defaultThreadFactory());
    }

    /** States beside the live one, of the same shape as that one. */
    public JpaAsideStates asideStates() {
        return new JpaAsideStates(this, stateUnit, (connection, schema) -> {
            JpaAsideStates.ofChangelog(this).make(connection, schema);
            if (!guestTable.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(guestTable.replace("application_state.", schema + "."));
                }
            }
        });
    }

    /** The state has that table, too, which no changelog makes. */
    public Engine withTable(String definition) {
        onSuperuser("application_state", "set role daybook_owner; " + definition);
        guestTable = definition;
        return this;
    }

    /** The state with nothing in it, in a transaction of its own. */
    OpenState openEmptyState() {
        emptyState();
        return new OpenState(this);
    }

    /** Drops the contents of the application state. */
    public static void emptyState() {
        onSuperuser("application_state", """
                do $$ begin
                    execute (select 'truncate ' || string_agg('application_state.' || tablename, ', ') from pg_tables
                        where schemaname = 'application_state' and tablename !~ '^(event_log_state|databasechangelog)');
                end $$;
                update application_state.event_log_state set position = 0, hash = decode(repeat('00', 32), 'hex')
                """);
    }

    private static void dropEverything() {
        onSuperuser("event_log", "drop schema if exists daybook cascade");
        onSuperuser("application_state", "drop schema if exists application_state cascade");
    }

    /** From now on connections are new, so that what was set for a role holds for them. */
    void closeIdleConnections() {
        logPool.getHikariPoolMXBean().softEvictConnections();
        statePool.getHikariPoolMXBean().softEvictConnections();
    }

    /** The one number that this query gives to a superuser. */
    public static long number(String database, String sql) {
        try (Connection connection =
                        SERVER.postgres().connect(database, SERVER.postgres().superuser());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs a statement as a superuser. */
    public static void onSuperuser(String database, String sql) {
        try (Connection connection =
                        SERVER.postgres().connect(database, SERVER.postgres().superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public Database eventLog() {
        return eventLogDatabase;
    }

    @Override
    public Database applicationState() {
        return stateDatabase;
    }

    public EventAppender appender() {
        return engine.appender();
    }

    public FactReader facts() {
        return new FactReader(catalogue, codec);
    }

    public EventLog log() {
        return eventLog;
    }

    public ApplicationState state() {
        return applicationState;
    }

    public EventCodec codec() {
        return codec;
    }

    public EventCatalogue catalogue() {
        return catalogue;
    }

    jakarta.transaction.UserTransaction transaction() {
        return transaction;
    }

    /** What the engine has measured. */
    public MeterRegistry registry() {
        return registry;
    }

    public Readiness readiness() {
        return readiness;
    }

    @Override
    public void close() {
        engine.close();
        entityManagers.close();
        try {
            logXa.closeIdle();
            stateXa.closeIdle();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        logPool.close();
        statePool.close();
    }
}
