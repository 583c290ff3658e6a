package dev.daybook.adapters.persistence.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A schema of the application state beside the live one, on a connection of the owner of the database.
 *
 * <p>Its name begins with the name of the live schema, so that schemas which a replay has left are recognised. Its tables are
 * filled without keys, constraints and indexes. The definitions of these are read from PostgreSQL's catalogue, so that in the
 * end they are as the changelog made them. A schema that can be resumed keeps the definitions in a table of its own, and its
 * basis in the comment of the schema.
 */
final class AsideSchema {

    private static final String ASIDE = "_aside_";
    private static final String FORMER = "_former_";
    private static final String KEPT = "_kept_";

    /** In an order in which they can be made: keys come before the foreign keys that refer to them. */
    private static final String CONSTRAINTS = """
            select format('alter table %%I drop constraint %%I', t.relname, c.conname),
                   format('alter table %%I add constraint %%I %%s', t.relname, c.conname, pg_get_constraintdef(c.oid)),
                   c.contype in ('p', 'u')
            from pg_constraint c join pg_class t on t.oid = c.conrelid
            where c.connamespace = '%s'::regnamespace and c.contype in ('p', 'u', 'f', 'x') and %s
            order by c.contype <> 'p', c.contype = 'f', t.relname, c.conname""";

    private static final String INDEXES = """
            select format('drop index %%I', i.relname), pg_get_indexdef(i.oid), false
            from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
            where i.relnamespace = '%s'::regnamespace and %s
              and not exists (select from pg_constraint c where c.conindid = i.oid)
            order by i.relname""";

    private static final String LEFT_OUT = "replay_left_out";

    /** The condition for tables that hold the contents of the state. */
    static final String HOLDS_CONTENTS = "t.relname not in ('event_log_state', 'databasechangelog',"
            + " 'databasechangeloglock', '" + LEFT_OUT + "') and t.relkind = 'r'";

    private final Connection owner;
    private final String live;
    private final UUID replay;
    private final String suffix;
    private final List<Definition> keys = new ArrayList<>();
    private final List<Definition> others = new ArrayList<>();
    private boolean isResumable;

    /** A key, constraint or index: the statement that drops it, and the one that makes it. */
    private record Definition(String drop, String make) {}

    /** The schema of that replay; nothing is created yet. */
    AsideSchema(Connection owner, String live, UUID replay) {
        this.owner = owner;
        this.live = live;
        this.replay = replay;
        this.suffix = replay.toString().replace("-", "");
    }

    /** The name of the schema until it takes over. */
    String name() {
        return live + ASIDE + suffix;
    }

    /** Records which replay builds the state, so that the live state names its replay after the switch. */
    void sign() throws SQLException {
        execute("update event_log_state set state_id = '" + replay + "'");
    }

    /** The replay that built the live state; another id if no replay did, empty if there is no live state. */
    static Optional<UUID> signature(Connection owner, String live) throws SQLException {
        boolean isThere = !texts(
                        owner,
                        "select to_regclass('" + live + ".event_log_state') where to_regclass('" + live
                                + ".event_log_state') is not null")
                .isEmpty();
        return isThere
                ? texts(owner, "select state_id::text from " + live + ".event_log_state").stream()
                        .map(UUID::fromString)
                        .findFirst()
                : Optional.empty();
    }

    /** Creates the empty schema; from now on, names without a schema mean its tables. */
    void create() throws SQLException {
        execute("create schema " + name());
        setSearchPath();
    }

    private void setSearchPath() throws SQLException {
        execute("set search_path = " + name());
    }

    /** Whether the schema exists and was built on that basis, so that it can be resumed. */
    boolean isBuiltOn(String basis) throws SQLException {
        return texts("select obj_description(to_regnamespace('" + name() + "'), 'pg_namespace')")
                .contains(basis);
    }

    /** Records the basis and the definitions that are still missing, for {@link #resume}. */
    void makeResumable(String basis) throws SQLException {
        execute("create table " + LEFT_OUT + " (place integer primary key, key boolean not null, make text not null)");
        try (PreparedStatement insert =
                owner.prepareStatement("insert into " + LEFT_OUT + " (place, key, make) values (?, ?, ?)")) {
            int place = 0;
            for (List<Definition> definitions : List.of(keys, others)) {
                for (Definition definition : definitions) {
                    insert.setInt(1, place++);
                    insert.setBoolean(2, definitions == keys);
                    insert.setString(3, definition.make());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        isResumable = true;
        // last, because a schema without this comment is not complete and must not be resumed
        execute("comment on schema " + name() + " is '" + basis + "'");
    }

    /** Continues with the schema as it was left. */
    void resume() throws SQLException {
        setSearchPath();
        isResumable = true;
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select make, key from " + LEFT_OUT + " order by place")) {
            while (rows.next()) {
                (rows.getBoolean(2) ? keys : others).add(new Definition("", rows.getString(1)));
            }
        }
    }

    /**
     * Drops the keys, constraints and indexes, which would slow down the filling of the tables, and remembers their
     * definitions.
     *
     * @param logged whether the rows must survive a crash
     */
    void strip(boolean logged) throws SQLException {
        read(CONSTRAINTS);
        read(INDEXES);
        for (int i = others.size() - 1; i >= 0; i--) {
            execute(others.get(i).drop());
        }
        for (int i = keys.size() - 1; i >= 0; i--) {
            execute(keys.get(i).drop());
        }
        if (!logged) {
            for (String table : tables()) {
                execute("alter table " + table + " set unlogged");
            }
        }
    }

    private List<String> tables() throws SQLException {
        return texts("select quote_ident(t.relname) from pg_class t where t.relnamespace = '" + name()
                + "'::regnamespace and " + HOLDS_CONTENTS);
    }

    private void read(String catalogue) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(catalogue.formatted(name(), HOLDS_CONTENTS))) {
            while (rows.next()) {
                (rows.getBoolean(3) ? keys : others).add(new Definition(rows.getString(1), rows.getString(2)));
            }
        }
    }

    /** Makes the keys that are missing. */
    void makeKeys() throws SQLException {
        make(keys, "key");
    }

    /** Makes all keys, constraints and indexes that are missing, and then collects statistics for the planner. */
    void makeAll() throws SQLException {
        boolean isFirst = !keys.isEmpty() || !others.isEmpty();
        make(keys, "key");
        make(others, "not key");
        if (isFirst) {
            // only these tables: ANALYZE would lock the live ones until the transaction ends
            for (String table : tables()) {
                execute("analyze " + table);
            }
        }
    }

    private void make(List<Definition> definitions, String which) throws SQLException {
        if (!definitions.isEmpty()) {
            // waits for long readers of the tables, such as a backup of the whole database
            execute("set local lock_timeout = 0");
        }
        for (Definition definition : definitions) {
            execute(definition.make());
        }
        if (isResumable && !definitions.isEmpty()) {
            execute("delete from " + LEFT_OUT + " where " + which);
        }
        definitions.clear();
    }

    /**
     * Takes the place of the live schema, inside of the running transaction.
     *
     * @return the new name of the former live schema
     */
    String takeOver(boolean keepsFormer) throws SQLException {
        String former = live + (keepsFormer ? KEPT : FORMER) + suffix;
        if (isThere(live)) {
            execute("alter schema " + live + " rename to " + former);
        }
        execute("drop table if exists " + name() + "." + LEFT_OUT);
        execute("comment on schema " + name() + " is null");
        execute("alter schema " + name() + " rename to " + live);
        return former;
    }

    /** Whether there is a live state with a position. */
    boolean isLiveThere() throws SQLException {
        return isThere(live, "event_log_state");
    }

    /** Whether the live schema has changesets that this one lacks, because a newer build was started meanwhile. */
    boolean isOutdated() throws SQLException {
        return isThere(live, "databasechangelog")
                && !texts(
                                "select id from " + live + ".databasechangelog l where not exists (select from "
                                        + name()
                                        + ".databasechangelog a where (a.id, a.author, a.filename) = (l.id, l.author, l.filename))")
                        .isEmpty();
    }

    private boolean isThere(String schema, String table) throws SQLException {
        return !texts("select relname from pg_class where oid = to_regclass('" + schema + "." + table + "')")
                .isEmpty();
    }

    /** Clears Liquibase's checksums, which depend on the name of the schema; the next start computes them again. */
    void forgetChecksums() throws SQLException {
        execute("update databasechangelog set md5sum = null");
    }

    private boolean isThere(String schema) throws SQLException {
        return !texts("select nspname from pg_namespace where nspname = '" + schema + "'")
                .isEmpty();
    }

    /** Drops the schemas that replays have left, except that of one replay; no other replay may be running. */
    static List<String> dropLeftOvers(Connection owner, String live, Optional<UUID> except) throws SQLException {
        List<String> left = texts(
                owner,
                "select nspname from pg_namespace where starts_with(nspname, '" + live + ASIDE
                        + "') or starts_with(nspname, '" + live + FORMER + "')");
        except.ifPresent(replay -> left.remove(new AsideSchema(owner, live, replay).name()));
        for (String schema : left) {
            drop(owner, schema);
        }
        return left;
    }

    /** Drops a schema with its contents. */
    static void drop(Connection owner, String schema) throws SQLException {
        execute(owner, "drop schema if exists " + schema + " cascade");
    }

    private void execute(String sql) throws SQLException {
        execute(owner, sql);
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        return texts(owner, sql);
    }

    private static List<String> texts(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
