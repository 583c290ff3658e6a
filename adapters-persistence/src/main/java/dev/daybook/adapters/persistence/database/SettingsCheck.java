package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The settings of PostgreSQL without which a committed event may be lost, or nothing can be committed at all. */
@Singleton
public class SettingsCheck implements DeploymentCheck {

    private final Databases databases;

    @Inject
    public SettingsCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        for (Databases.Database database : List.of(databases.eventLog(), databases.applicationState())) {
            requireOn(database, "fsync", obstacles);
            requireOn(database, "full_page_writes", obstacles);
            String synchronous = DatabaseQuestion.text(database.read(), "show synchronous_commit");
            if (synchronous.equals("off")) {
                obstacles.add(
                        "The database of the " + database.name() + " runs with synchronous_commit=off: set it to on.");
            }
            int prepared = Integer.parseInt(DatabaseQuestion.text(database.read(), "show max_prepared_transactions"));
            if (prepared == 0) {
                obstacles.add("The database of the " + database.name() + " runs with max_prepared_transactions=0, so"
                        + " that no distributed transaction can commit: set it to 100 and restart PostgreSQL.");
            }
        }
        return obstacles;
    }

    private static void requireOn(Databases.Database database, String setting, List<String> obstacles) {
        String value = DatabaseQuestion.text(database.read(), "show " + setting);
        if (!value.equals("on")) {
            obstacles.add("The database of the " + database.name() + " runs with " + setting + "=" + value
                    + ": set it to on, or events that were acknowledged can be lost.");
        }
    }
}
