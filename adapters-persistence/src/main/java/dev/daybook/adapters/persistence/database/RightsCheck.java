package dev.daybook.adapters.persistence.database;

import dev.daybook.application.readiness.DeploymentCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks that the runtime role cannot change recorded rows, and that the triggers which refuse changes are enabled. */
@Singleton
public class RightsCheck implements DeploymentCheck {

    private static final List<String> APPEND_ONLY =
            List.of("event_log", "known_event", "command", "event_kind", "operator_action", "event_log_backup");

    private static final List<String> GUARDS = List.of("append_only", "append_only_truncate");

    /** PostgreSQL copies these triggers of the parent to each partition. */
    private static final List<String> GUARDS_OF_ROWS = List.of("append_only_rows", "amended_only");

    private static final Sql ROLE = Sql.of("select current_user::text as role");

    private static final Sql POWERS = Sql.of("""
            select 'is a superuser' as power
            from pg_roles
            where rolname = current_user and rolsuper
            union all
            select 'may bypass row security'
            from pg_roles
            where rolname = current_user and rolbypassrls
            union all
            select 'owns the table ' || relname
            from pg_class
            where relnamespace = 'daybook'::regnamespace
              and relkind in ('r', 'p')
              and pg_has_role(current_user, relowner, 'member')
            """);

    private static final Sql PARTITIONS = Sql.of("""
            select relname::text as partition
            from pg_inherits
              join pg_class c on c.oid = inhrelid
            where inhparent = 'daybook.event_log'::regclass
            order by relname
            """);

    private static final Sql MAY_CHANGE = Sql.of("""
            select coalesce(
                bool_or(
                  has_table_privilege(oid, 'update, delete, truncate')
                  or has_any_column_privilege(oid, 'update')),
                false) as may_change
            from pg_class
            where oid = ('daybook.' || :table)::regclass
              or oid in (select inhrelid from pg_inherits where inhparent = ('daybook.' || :table)::regclass)
            """);

    private static final Sql TRIGGERS = Sql.of("""
            select tgname::text as trigger
            from pg_trigger
            where tgrelid = ('daybook.' || :table)::regclass and tgenabled = 'A'
            """);

    private final Connections log;

    @Inject
    public RightsCheck(Databases databases) {
        this.log = new Connections(databases.eventLog().read());
    }

    @Override
    public List<String> obstacles() {
        return log.use("Checking the rights of the runtime role", RightsCheck::obstacles);
    }

    private static List<String> obstacles(Connection connection) throws SQLException {
        List<String> obstacles = new ArrayList<>();
        String role = ROLE.on(connection).first(row -> row.text("role")).orElseThrow();
        POWERS.on(connection)
                .first(row -> row.text("power"))
                .ifPresent(power -> obstacles.add("The runtime role " + role + " " + power
                        + ": it could change recorded events; use a role of its own that owns nothing."));
        for (String table : APPEND_ONLY) {
            checkRights(connection, role, table, obstacles);
            checkTriggers(connection, table, GUARDS, obstacles);
        }
        checkTriggers(connection, "event_log", GUARDS_OF_ROWS, obstacles);
        checkTriggers(connection, "amendment", List.of("steps_only", "append_only", "append_only_truncate"), obstacles);
        for (String partition : PARTITIONS.on(connection).list(row -> row.text("partition"))) {
            checkTriggers(connection, partition, GUARDS_OF_ROWS, obstacles);
            checkTriggers(connection, partition, List.of("append_only_truncate"), obstacles);
        }
        return obstacles;
    }

    private static void checkRights(Connection connection, String role, String table, List<String> obstacles)
            throws SQLException {
        boolean mayChange = MAY_CHANGE
                .on(connection)
                .with("table", table)
                .first(row -> row.truth("may_change"))
                .orElseThrow();
        if (mayChange) {
            obstacles.add("The runtime role " + role + " may change or delete rows of " + table
                    + ", or of a partition of it: revoke update, delete and truncate.");
        }
    }

    private static void checkTriggers(
            Connection connection, String table, List<String> triggers, List<String> obstacles) throws SQLException {
        List<String> enabled = TRIGGERS.on(connection).with("table", table).list(row -> row.text("trigger"));
        if (!enabled.containsAll(triggers)) {
            obstacles.add("The triggers that keep " + table + " append-only are missing or disabled: restore them with"
                    + " alter table daybook." + table + " enable always trigger …, and have the integrity checked.");
        }
    }
}
