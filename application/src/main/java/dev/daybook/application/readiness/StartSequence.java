package dev.daybook.application.readiness;

import dev.daybook.application.log.EventLog;
import dev.daybook.domain.kernel.EventCatalogue;
import java.util.ArrayList;
import java.util.List;

/** Checks before commands are accepted: the schemas, the deployment, and the log's event types. */
public final class StartSequence {

    private final SchemaMigration migration;
    private final Iterable<? extends DeploymentCheck> checks;
    private final EventLog eventLog;
    private final EventCatalogue catalogue;
    private boolean migrated;

    public StartSequence(
            SchemaMigration migration,
            Iterable<? extends DeploymentCheck> checks,
            EventLog eventLog,
            EventCatalogue catalogue) {
        this.migration = migration;
        this.checks = checks;
        this.eventLog = eventLog;
        this.catalogue = catalogue;
    }

    /**
     * Migrates the schemas once, then runs all checks. The caller calls it again until it returns without an exception.
     *
     * @throws IllegalStateException with everything that is wrong
     */
    public void run() {
        if (!migrated) {
            migration.migrate();
            migrated = true;
        }
        List<String> obstacles = new ArrayList<>();
        for (DeploymentCheck check : checks) {
            obstacles.addAll(check.obstacles());
        }
        obstacles.addAll(eventLog.unreadableBy(catalogue));
        if (!obstacles.isEmpty()) {
            throw new IllegalStateException(String.join(" ", obstacles));
        }
    }
}
