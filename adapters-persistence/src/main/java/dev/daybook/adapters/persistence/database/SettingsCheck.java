package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Checks the settings of PostgreSQL without which a committed event may be lost, or nothing can be committed at all. */
@Singleton
public class SettingsCheck implements DeploymentCheck {

    private static final Sql SETTINGS = Sql.of("""
            select current_setting('fsync') as fsync,
                   current_setting('full_page_writes') as full_page_writes,
                   current_setting('synchronous_commit') as synchronous_commit,
                   current_setting('max_prepared_transactions') as max_prepared_transactions
            """);

    private final Databases databases;

    @Inject
    public SettingsCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        for (Databases.Database database : List.of(databases.eventLog(), databases.applicationState())) {
            Settings settings = settings(database);
            requireOn(database, "fsync", settings.fsync(), obstacles);
            requireOn(database, "full_page_writes", settings.fullPageWrites(), obstacles);
            if (settings.synchronousCommit().equals("off")) {
                obstacles.add(
                        "The database of the " + database.name() + " runs with synchronous_commit=off: set it to on.");
            }
            if (settings.maxPreparedTransactions() == 0) {
                obstacles.add("The database of the " + database.name() + " runs with max_prepared_transactions=0, so"
                        + " that no distributed transaction can commit: set it to 100 and restart PostgreSQL.");
            }
        }
        return obstacles;
    }

    private record Settings(
            String fsync, String fullPageWrites, String synchronousCommit, int maxPreparedTransactions) {}

    private static Settings settings(Databases.Database database) {
        return new Connections(database.read())
                .use(
                        "Reading the settings of the " + database.name(),
                        connection -> SETTINGS.on(connection)
                                .first(row -> new Settings(
                                        row.text("fsync"),
                                        row.text("full_page_writes"),
                                        row.text("synchronous_commit"),
                                        Integer.parseInt(row.text("max_prepared_transactions"))))
                                .orElseThrow());
    }

    private static void requireOn(Databases.Database database, String setting, String value, List<String> obstacles) {
        if (!value.equals("on")) {
            obstacles.add("The database of the " + database.name() + " runs with " + setting + "=" + value
                    + ": set it to on, or events that were acknowledged can be lost.");
        }
    }
}
