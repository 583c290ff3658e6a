package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Every server needs a node id of its own, or one would finish the transactions of another. */
@Singleton
public class NodeIdCheck implements DeploymentCheck {

    private static final String TRANSACTIONS = "jboss.as:subsystem=transactions";
    private static final String DEFAULT_ID = "1";

    @Override
    public List<String> obstacles() {
        try {
            Object id = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(TRANSACTIONS), "nodeIdentifier");
            return DEFAULT_ID.equals(String.valueOf(id))
                    ? List.of("The transaction manager has the default node id " + DEFAULT_ID
                            + ": give each server one of its own that survives restarts, in DAYBOOK_NODE_ID.")
                    : List.of();
        } catch (InstanceNotFoundException noSubsystem) {
            return List.of(
                    "The node id of the transaction manager cannot be read: the server's JMX subsystem must expose"
                            + " its resolved model.");
        } catch (JMException failure) {
            throw new IllegalStateException("The node id of the transaction manager cannot be read", failure);
        }
    }
}
