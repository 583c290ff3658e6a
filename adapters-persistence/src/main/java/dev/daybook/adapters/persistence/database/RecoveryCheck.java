package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;

/**
 * Checks that distributed transactions go through the guard, that the server recovers them, and that none of an earlier
 * run is open.
 *
 * <p>The check does not read a configuration to learn whether recovery is registered. It asks the guard when the recovery
 * manager last asked the database for its prepared transactions.
 */
@Singleton
public class RecoveryCheck implements DeploymentCheck {

    private static final Duration STALE = Duration.ofMinutes(3);

    /** Other servers are committing: a transaction is in doubt if it stays prepared for longer than a commit takes. */
    private static final Sql IN_DOUBT = Sql.of("""
            select count(*) as transactions
            from pg_prepared_xacts
            where database = current_database()
              and prepared < clock_timestamp() - interval '1 second'
              and pg_has_role(current_user, owner, 'member')
            """);

    private final Databases databases;

    @Inject
    public RecoveryCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        for (Databases.Database database : List.of(databases.eventLog(), databases.applicationState())) {
            checkGuard(database, obstacles);
            checkInDoubt(database, obstacles);
        }
        return obstacles;
    }

    private static void checkGuard(Databases.Database database, List<String> obstacles) {
        XaGuard guard = new XaGuard(database);
        try {
            if (guard.ask("connectionsOpened") == 0) {
                obstacles.add(withoutGuard(database));
                return;
            }
            long age = System.currentTimeMillis() - guard.ask("lastRecoveryScanMillis");
            if (age > STALE.toMillis()) {
                obstacles.add("The transaction manager has not asked the database of the " + database.name()
                        + " for prepared transactions in the last " + STALE.toMinutes()
                        + " minutes: the datasource needs a user and a password in its own security settings, or the"
                        + " server is still starting.");
            }
        } catch (InstanceNotFoundException noGuard) {
            obstacles.add(withoutGuard(database));
        } catch (JMException failure) {
            throw new IllegalStateException(
                    "The guard of distributed transactions did not answer; see the cause.", failure);
        }
    }

    private static String withoutGuard(Databases.Database database) {
        return "Distributed transactions on the database of the " + database.name()
                + " do not go through the guard: set"
                + " the driver's xa-datasource-class to dev.daybook.xaguard.GuardedXADataSource.";
    }

    private static void checkInDoubt(Databases.Database database, List<String> obstacles) {
        long inDoubt = new Connections(database.read())
                .use(
                        "Looking for transactions in doubt",
                        connection -> IN_DOUBT.on(connection)
                                .first(row -> row.number("transactions"))
                                .orElseThrow());
        if (inDoubt > 0) {
            obstacles.add("The database of the " + database.name() + " holds " + inDoubt
                    + " transactions in doubt: recovery is about to end them.");
        }
    }
}
