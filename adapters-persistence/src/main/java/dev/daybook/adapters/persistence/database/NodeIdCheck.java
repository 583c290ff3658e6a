package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks that no other server has the same node id. Two servers with one id would finish each other's transactions.
 *
 * <p>The server holds its id by an advisory lock, in a session that lives as long as the server. A second server with the
 * same id does not get the lock.
 */
@Singleton
public class NodeIdCheck implements DeploymentCheck {

    private static final Logger LOG = Logger.getLogger(NodeIdCheck.class);
    private static final String TRANSACTIONS = "jboss.as:subsystem=transactions";
    private static final String DEFAULT_ID = "1";
    private static final int SECONDS_TO_ANSWER = 2;

    private static final Sql LOCK =
            Sql.of("select pg_try_advisory_lock(hashtextextended('daybook node ' || :id, 0)) as is_locked");

    private static final Sql UNLOCK = Sql.of("select pg_advisory_unlock_all()");

    private final DataSource eventLog;
    private @Nullable Connection holder;

    @Inject
    public NodeIdCheck(Databases databases) {
        this.eventLog = databases.eventLog().read();
    }

    @Override
    public List<String> obstacles() {
        try {
            String id = String.valueOf(ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(TRANSACTIONS), "nodeIdentifier"));
            if (id.equals(DEFAULT_ID)) {
                return List.of("The transaction manager has the default node id " + DEFAULT_ID
                        + ": give each server one of its own that survives restarts, in DAYBOOK_NODE_ID.");
            }
            return holds(id)
                    ? List.of()
                    : List.of("Another server on this event log has the node id " + id
                            + " and is running: give each server one of its own, in DAYBOOK_NODE_ID.");
        } catch (InstanceNotFoundException noSubsystem) {
            return List.of(
                    "The node id of the transaction manager cannot be read: the server's JMX subsystem must expose"
                            + " its resolved model.");
        } catch (JMException failure) {
            throw new IllegalStateException(
                    "The node id of the transaction manager cannot be read; see the cause.", failure);
        } catch (SQLException failure) {
            throw SqlFailure.of("Holding the node id", failure);
        }
    }

    private synchronized boolean holds(String id) throws SQLException {
        Connection holding = holder;
        if (holding != null && holding.isValid(SECONDS_TO_ANSWER)) {
            return true;
        }
        release();
        Connection candidate = eventLog.getConnection();
        try {
            boolean isLocked = LOCK.on(candidate)
                    .with("id", id)
                    .first(row -> row.truth("is_locked"))
                    .orElseThrow();
            if (isLocked) {
                holder = candidate;
            }
            return isLocked;
        } finally {
            if (holder != candidate) {
                candidate.close();
            }
        }
    }

    /** Gives the id back before the connection returns to its pool. */
    @PreDestroy
    public synchronized void release() {
        Connection holding = holder;
        holder = null;
        if (holding == null) {
            return;
        }
        try (holding) {
            UNLOCK.on(holding).execute();
        } catch (SQLException sessionLost) {
            LOG.debug("The session that held the node id is gone, and the lock with it", sessionLost);
        }
    }
}
