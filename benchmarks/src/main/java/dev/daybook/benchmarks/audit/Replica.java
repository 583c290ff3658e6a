package dev.daybook.benchmarks.audit;

import com.arjuna.ats.jta.TransactionManager;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.LiquibaseSchemaMigration;
import dev.daybook.adapters.persistence.json.JacksonEventCodec;
import dev.daybook.adapters.persistence.state.JpaApplicationState;
import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateUnit;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.state.StateSession;
import dev.daybook.benchmarks.transaction.DistributedTransactions;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.xaguard.GuardedXADataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import liquibase.Scope;
import liquibase.ui.LoggerUIService;
import org.hibernate.engine.transaction.jta.platform.internal.JBossStandAloneJtaPlatform;

/** A second application state, built from the log alone, by the code with which the product itself replays. */
final class Replica implements AutoCloseable {

    /** The databases that it wants to find, empty. */
    static final String LOG = "replica_log";

    static final String STATE = "replica_state";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final XAConnection connection;
    private final EntityManagerFactory entityManagers;
    private final JpaApplicationState state;
    private final Rematerialization rematerialization;

    private Replica(XAConnection connection, EntityManagerFactory entityManagers, JpaApplicationState state) {
        this.connection = connection;
        this.entityManagers = entityManagers;
        this.state = state;
        EventCatalogue catalogue = new EventCatalogue(ServiceLoader.load(Feature.class));
        this.rematerialization = new Rematerialization(catalogue, new JacksonEventCodec(catalogue));
    }

    static Replica in(EmbeddedPostgres postgres, String folder) throws SQLException {
        DistributedTransactions.journalledIn(folder);
        DataSource read = Sources.plain(postgres.url(STATE), "application_state", postgres.runtime());
        Sources.Pair databases = new Sources.Pair(
                Databases.Database.eventLog(
                        read,
                        Sources.plain(postgres.url(LOG), "daybook", postgres.runtime()),
                        Sources.plain(postgres.url(LOG), "daybook", postgres.owner())),
                Databases.Database.applicationState(
                        read, read, Sources.plain(postgres.url(STATE), "application_state", postgres.owner())));
        migrate(databases);
        XAConnection connection = source(postgres).getXAConnection();
        DataSource enlisting = enlisting(connection);
        EntityManagerFactory entityManagers = Persistence.createEntityManagerFactory(
                "application-state",
                Map.of(
                        "jakarta.persistence.jtaDataSource",
                        enlisting,
                        "hibernate.transaction.jta.platform",
                        JBossStandAloneJtaPlatform.class.getName()));
        return new Replica(
                connection,
                entityManagers,
                new JpaApplicationState(
                        enlisting, read, new StateUnit(ServiceLoader.load(RepositoryBinding.class), entityManagers)));
    }

    /** Switches the log of the schema migration off: it would hide the figures. */
    private static void migrate(Databases databases) {
        try {
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> new LiquibaseSchemaMigration(databases).migrate());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static GuardedXADataSource source(EmbeddedPostgres postgres) {
        GuardedXADataSource source = new GuardedXADataSource();
        source.setURL(postgres.url(STATE));
        source.setUser(postgres.runtime().user());
        source.setPassword(postgres.runtime().password());
        source.setCurrentSchema("application_state");
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** Gives that connection's handle, enlisted in the running transaction, as a server's pool would. */
    private static DataSource enlisting(XAConnection connection) {
        return (DataSource) Proxy.newProxyInstance(
                Replica.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    TransactionManager.transactionManager().getTransaction().enlistResource(connection.getXAResource());
                    return connection.getConnection();
                });
    }

    /** Materializes those events, which follow the last ones. */
    void follow(List<RecordedEvent> events) {
        StateSession used = DistributedTransactions.inTransaction(() -> {
            StateSession session = state.open(PATIENCE);
            try {
                rematerialization.run(events, session);
                session.keep();
                session.write(events.get(events.size() - 1).at());
                return session;
            } finally {
                session.release();
            }
        });
        used.committed();
    }

    @Override
    public void close() throws SQLException {
        entityManagers.close();
        connection.close();
    }
}
