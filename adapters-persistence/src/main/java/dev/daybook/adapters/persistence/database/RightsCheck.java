package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The runtime role must not be able to change what was recorded, and the triggers that refuse it must stand. */
@Singleton
public class RightsCheck implements DeploymentCheck {

    private static final List<String> APPEND_ONLY =
            List.of("event_log", "known_event", "command", "event_kind", "operator_action", "event_log_backup");

    private static final List<String> GUARDS = List.of("append_only", "append_only_truncate");

    /** Some triggers of a partition are the parent's, which it has of its own. */
    private static final List<String> GUARDS_OF_ROWS = List.of("append_only_rows", "amended_only");

    private final Databases databases;

    @Inject
    public RightsCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        Databases.Database log = databases.eventLog();
        String role = DatabaseQuestion.text(log.read(), "select current_user");
        List<String> powers = DatabaseQuestion.texts(
                log.read(),
                "select 'is a superuser' from pg_roles where rolname = current_user and rolsuper"
                        + " union all select 'may bypass row security' from pg_roles"
                        + " where rolname = current_user and rolbypassrls"
                        + " union all select 'owns the table ' || relname from pg_class"
                        + " where relnamespace = 'daybook'::regnamespace and relkind in ('r', 'p')"
                        + " and pg_has_role(current_user, relowner, 'member')");
        powers.stream()
                .limit(1)
                .forEach(power -> obstacles.add("The runtime role " + role + " " + power
                        + ": it could change recorded events; use a role of its own that owns nothing."));
        for (String table : APPEND_ONLY) {
            checkRights(log, role, table, obstacles);
            checkTriggers(log, table, GUARDS, obstacles);
        }
        checkTriggers(log, "event_log", GUARDS_OF_ROWS, obstacles);
        checkTriggers(log, "amendment", List.of("steps_only", "append_only", "append_only_truncate"), obstacles);
        for (String partition : DatabaseQuestion.texts(
                log.read(),
                "select relname from pg_inherits join pg_class c on c.oid = inhrelid"
                        + " where inhparent = 'daybook.event_log'::regclass order by 1")) {
            checkTriggers(log, partition, GUARDS_OF_ROWS, obstacles);
            checkTriggers(log, partition, List.of("append_only_truncate"), obstacles);
        }
        return obstacles;
    }

    private static void checkRights(Databases.Database log, String role, String table, List<String> obstacles) {
        boolean mayChange = DatabaseQuestion.text(
                        log.read(),
                        "select coalesce(bool_or(has_table_privilege(oid, 'update, delete, truncate')"
                                + " or has_any_column_privilege(oid, 'update')), false) from pg_class"
                                + " where oid = 'daybook." + table + "'::regclass or oid in"
                                + " (select inhrelid from pg_inherits where inhparent = 'daybook." + table
                                + "'::regclass)")
                .equals("t");
        if (mayChange) {
            obstacles.add("The runtime role " + role + " may change or delete rows of " + table
                    + ", or of a partition of it: revoke update, delete and truncate.");
        }
    }

    private static void checkTriggers(
            Databases.Database log, String table, List<String> triggers, List<String> obstacles) {
        List<String> standing = DatabaseQuestion.texts(
                log.read(),
                "select tgname from pg_trigger where tgrelid = 'daybook." + table + "'::regclass"
                        + " and tgenabled = 'A'");
        if (!standing.containsAll(triggers)) {
            obstacles.add("The triggers that keep " + table + " append-only are missing or disabled: restore them with"
                    + " alter table daybook." + table + " enable always trigger …, and have the integrity checked.");
        }
    }
}
