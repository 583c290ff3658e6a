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
 * A schema of the application state beside the live one, on a connection of the owner's.
 *
 * <p>Its name is made of the live one's, so that one that was left behind can be told. It is filled without keys,
 * constraints and indexes; what they were is read from the catalogue, so that they are at the end what the changelog has
 * made. One that may be resumed keeps that in a table of its own, and what it was built on in its comment.
 */
public final class AsideSchema {

    private static final String ASIDE = "_aside_";
    private static final String FORMER = "_former_";
    private static final String KEPT = "_kept_";

    /** In which order the definitions can be applied: keys before those that refer to them. */
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

    /** The tables that hold the state's contents. */
    static final String HOLDS_CONTENTS = "t.relname not in ('event_log_state', 'databasechangelog',"
            + " 'databasechangeloglock', '" + LEFT_OUT + "') and t.relkind = 'r'";

    private final Connection owner;
    private final String live;
    private final UUID replay;
    private final String suffix;
    private final List<Definition> keys = new ArrayList<>();
    private final List<Definition> others = new ArrayList<>();
    private boolean isResumable;

    /** How something is made that is to be made later. */
    private record Definition(String drop, String make) {}

    /** The schema for that replay; it is not there yet. */
    public AsideSchema(Connection owner, String live, UUID replay) {
        this.owner = owner;
        this.live = live;
        this.replay = replay;
        this.suffix = replay.toString().replace("-", "");
    }

    /** What it is called until it takes over. */
    public String name() {
        return live + ASIDE + suffix;
    }

    /** Says which replay the state is of, so that it can be told when it has taken over. */
    public void sign() throws SQLException {
        execute("update event_log_state set state_id = '" + replay + "'");
    }

    /** By which replay the live state was built; some other id, if by none. */
    public static Optional<UUID> signature(Connection owner, String live) throws SQLException {
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

    /** Makes the schema, empty, and goes to it: names stand for what is in it from now on. */
    public void create() throws SQLException {
        execute("create schema " + name());
        goThere();
    }

    private void goThere() throws SQLException {
        execute("set search_path = " + name());
    }

    /** Whether it is there, and what was built in it can be gone on with on that basis. */
    public boolean isBuiltOn(String basis) throws SQLException {
        return texts("select obj_description(to_regnamespace('" + name() + "'), 'pg_namespace')")
                .contains(basis);
    }

    /** Notes on what it is built and what it still lacks, so that {@link #resume} can go on. */
    public void makeResumable(String basis) throws SQLException {
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
        // last: whatever is without was begun and not made to its end
        execute("comment on schema " + name() + " is '" + basis + "'");
    }

    /** Goes to the schema as it was left. */
    public void resume() throws SQLException {
        goThere();
        isResumable = true;
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select make, key from " + LEFT_OUT + " order by place")) {
            while (rows.next()) {
                (rows.getBoolean(2) ? keys : others).add(new Definition("", rows.getString(1)));
            }
        }
    }

    /**
     * Takes away what would slow the filling of its tables down, and remembers it.
     *
     * @param logged whether what is written must survive a crash
     */
    public void strip(boolean logged) throws SQLException {
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

    /** Makes the keys, if they are not there yet. */
    public void makeKeys() throws SQLException {
        make(keys, "key");
    }

    /** Makes everything that was taken away, and has PostgreSQL look at what is in the tables. */
    public void makeAll() throws SQLException {
        boolean isFirst = !keys.isEmpty() || !others.isEmpty();
        make(keys, "key");
        make(others, "not key");
        if (isFirst) {
            // these and no others: the live ones would be locked until the transaction ends
            for (String table : tables()) {
                execute("analyze " + table);
            }
        }
    }

    private void make(List<Definition> definitions, String which) throws SQLException {
        if (!definitions.isEmpty()) {
            // whoever has read the tables for long, such as a backup of everything, is waited for
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
     * Takes the place of the live schema inside the running transaction.
     *
     * @return what the former live schema is called now
     */
    public String takeOver(boolean keepsFormer) throws SQLException {
        String former = live + (keepsFormer ? KEPT : FORMER) + suffix;
        if (isThere(live)) {
            execute("alter schema " + live + " rename to " + former);
        }
        execute("drop table if exists " + name() + "." + LEFT_OUT);
        execute("comment on schema " + name() + " is null");
        execute("alter schema " + name() + " rename to " + live);
        return former;
    }

    /** Whether there is a live state, or what is left of one does not even say where it is. */
    public boolean isLiveThere() throws SQLException {
        return isThere(live, "event_log_state");
    }

    /** Whether the live schema has seen changes that this one has not: a newer build has been there meanwhile. */
    public boolean isOutdated() throws SQLException {
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

    /** Forgets the sums of the changes, which the schema's name is part of; they are reckoned anew at the next start. */
    public void forgetChecksums() throws SQLException {
        execute("update databasechangelog set md5sum = null");
    }

    private boolean isThere(String schema) throws SQLException {
        return !texts("select nspname from pg_namespace where nspname = '" + schema + "'")
                .isEmpty();
    }

    /** Drops the schemas that replays but that one have left behind; nobody may be building one. */
    public static List<String> dropLeftOvers(Connection owner, String live, Optional<UUID> except) throws SQLException {
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

    /** Drops a schema with all that is in it. */
    public static void drop(Connection owner, String schema) throws SQLException {
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
