package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every server needs a node id of its own, or one would finish the transactions of another.
 *
 * <p>The id is held by an advisory lock of a session that lives as long as the server; a second server with the same id
 * does not get it.
 */
@Singleton
public class NodeIdCheck implements DeploymentCheck {

    private static final Logger LOG = Logger.getLogger(NodeIdCheck.class);
    private static final String TRANSACTIONS = "jboss.as:subsystem=transactions";
    private static final String DEFAULT_ID = "1";
    private static final int SECONDS_TO_ANSWER = 2;

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
                            + " and is running: give each one of its own, in DAYBOOK_NODE_ID.");
        } catch (InstanceNotFoundException noSubsystem) {
            return List.of(
                    "The node id of the transaction manager cannot be read: the server's JMX subsystem must expose"
                            + " its resolved model.");
        } catch (JMException failure) {
            throw new IllegalStateException("The node id of the transaction manager cannot be read", failure);
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
        try (PreparedStatement lock =
                candidate.prepareStatement("select pg_try_advisory_lock(hashtextextended('daybook node ' || ?, 0))")) {
            lock.setString(1, id);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    holder = candidate;
                    return true;
                }
            }
        } finally {
            if (holder != candidate) {
                candidate.close();
            }
        }
        return false;
    }

    /** Gives the id back, before the connection goes back to its pool. */
    @PreDestroy
    public synchronized void release() {
        Connection holding = holder;
        holder = null;
        if (holding == null) {
            return;
        }
        try (holding;
                Statement unlock = holding.createStatement()) {
            unlock.execute("select pg_advisory_unlock_all()");
        } catch (SQLException sessionLost) {
            LOG.debug("The session that held the node id is gone, and the lock with it", sessionLost);
        }
    }
}
