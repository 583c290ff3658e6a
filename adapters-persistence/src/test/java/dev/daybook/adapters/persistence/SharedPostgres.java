package dev.daybook.adapters.persistence;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.Login;
import dev.daybook.xaguard.GuardedXADataSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all tests of a process, and connections to it. */
final class SharedPostgres {

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();

    SharedPostgres() {
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store.equals("default") ? null : store)
                    .setObjectStoreDir(System.getProperty("daybook.object-store", "target/object-store"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    GuardedXADataSource xa(String database, String schema) {
        GuardedXADataSource source = new GuardedXADataSource();
        source.setURL(postgres.url(database));
        source.setUser(postgres.runtime().user());
        source.setPassword(postgres.runtime().password());
        source.setCurrentSchema(schema);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    static DataSource plain(String url, String schema, Login login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setCurrentSchema(schema);
        return source;
    }

    /** Keeps connections open, as a server does. A new connection takes longer than most statements of the tests. */
    static HikariDataSource pool(String url, String schema, Login login) {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSource(plain(url, schema, login));
        configuration.setMinimumIdle(0);
        configuration.setInitializationFailTimeout(-1);
        return new HikariDataSource(configuration);
    }
}
