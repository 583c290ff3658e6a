package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.state.ReadFromView;
import dev.daybook.application.replay.Comparison;
import dev.daybook.application.replay.Comparison.TableDigest;
import dev.daybook.application.replay.Divergence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two schemas of the application state, in one snapshot of one database.
 *
 * <p>First the digest of each table is computed in both schemas: the number of rows, and the sums of two hashes of each row's
 * text. The sums do not depend on the order of rows. Only tables with different digests are compared row by row. If the rows of
 * a table are read from a view ({@link ReadFromView}), the view is compared.
 */
final class StateComparison {

    private static final String TABLES = """
            select distinct t.relname, coalesce(v.relname, t.relname)
            from pg_class t
            left join pg_class v
              on v.relnamespace = t.relnamespace and v.relkind = 'v' and v.relname = t.relname || '%s'
            where t.relnamespace in ('%s'::regnamespace, '%s'::regnamespace) and\s""" + AsideSchema.HOLDS_CONTENTS + " order by 1";
    private static final String COLUMNS = """
            select quote_ident(a.attname) from pg_attribute a
            where a.attrelid = to_regclass('%s') and a.attnum > 0 and not a.attisdropped order by a.attname""";
    private static final String KEY = """
            select quote_ident(a.attname) from pg_constraint c cross join unnest(c.conkey) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
            where c.conrelid = to_regclass('%s') and c.contype = 'p' order by k.place""";

    /** By convention, this column holds the position of the event that changed the row last. */
    private static final String POSITION = "\"position\"";

    private final Connection connection;
    private final String live;
    private final String replayed;
    private final int mostRows;

    /** A comparison of two schemas that names {@code mostRows} different rows of each table at most. */
    StateComparison(Connection connection, String live, String replayed, int mostRows) {
        this.connection = connection;
        this.live = live;
        this.replayed = replayed;
        this.mostRows = mostRows;
    }

    /** Compares all tables, inside of the running transaction. */
    Comparison run(long position) throws SQLException {
        List<TableDigest> digests = new ArrayList<>();
        List<Divergence> divergences = new ArrayList<>(standing());
        for (Table table : tables()) {
            TreeSet<String> columns = new TreeSet<>(columns(live, table));
            TreeSet<String> ofReplayed = new TreeSet<>(columns(replayed, table));
            if (!columns.equals(ofReplayed)) {
                divergences.add(new Divergence(
                        table.name(),
                        "",
                        Optional.empty(),
                        Optional.of("the columns " + columns),
                        Optional.of("the columns " + ofReplayed),
                        Optional.empty()));
                continue;
            }
            TableDigest digest = digest(table, List.copyOf(columns));
            digests.add(digest);
            if (!digest.equal()) {
                divergences.addAll(differences(table, List.copyOf(columns)));
            }
        }
        return new Comparison(position, digests, divergences);
    }

    /** The differences of position and hash, which do not belong to the contents. */
    private List<Divergence> standing() throws SQLException {
        List<Divergence> divergences = new ArrayList<>();
        String sql = "select l.position::text, r.position::text, encode(l.hash, 'hex'), encode(r.hash, 'hex') from "
                + live + ".event_log_state l, " + replayed + ".event_log_state r";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int column = 1; column <= 3; column += 2) {
                if (!row.getString(column).equals(row.getString(column + 1))) {
                    divergences.add(new Divergence(
                            "event_log_state",
                            "",
                            Optional.of(column == 1 ? "position" : "hash"),
                            Optional.of(row.getString(column)),
                            Optional.of(row.getString(column + 1)),
                            Optional.empty()));
                }
            }
        }
        return divergences;
    }

    /** A table, and what its rows are read from: a view, or the table itself. */
    private record Table(String name, String readFrom) {}

    private List<Table> tables() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES.formatted(ReadFromView.SUFFIX, live, replayed))) {
            List<Table> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(new Table(row.getString(1), row.getString(2)));
            }
            return tables;
        }
    }

    private TableDigest digest(Table table, List<String> columns) throws SQLException {
        Digest ofLive = digest(live, table, columns);
        Digest ofReplayed = digest(replayed, table, columns);
        return new TableDigest(
                table.name(), ofLive.rows(), ofReplayed.rows(), ofReplayed.text(), ofLive.equals(ofReplayed));
    }

    private record Digest(long rows, String text) {}

    private Digest digest(String schema, Table table, List<String> columns) throws SQLException {
        String sql =
                "select count(*), coalesce(sum(hashtextextended(r, 1)), 0) || '/' || coalesce(sum(hashtextextended(r,"
                        + " 2)), 0) from (select row(" + String.join(", ", columns) + ")::text as r from "
                        + schema + "." + table.readFrom() + ") as texts";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Digest(row.getLong(1), row.getString(2));
        }
    }

    private List<Divergence> differences(Table table, List<String> columns) throws SQLException {
        List<String> key = texts(KEY.formatted(live + "." + table.name()));
        if (key.isEmpty()) {
            return List.of(new Divergence(
                    table.name(), "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        boolean hasPosition = columns.contains("position") || columns.contains(POSITION);
        String first = hasPosition ? "least(l.position, r.position)" : "null::bigint";
        String sql =
                "select " + each(key, k -> "coalesce(l." + k + "::text, r." + k + "::text)", " || ',' || ") + " as k, "
                        + first + " as first, l." + key.get(0) + " is not null, r." + key.get(0) + " is not null, "
                        + each(columns, c -> "l." + c + "::text, r." + c + "::text", ", ")
                        + " from " + live + "." + table.readFrom() + " l full join " + replayed + "." + table.readFrom()
                        + " r on "
                        + each(key, k -> "l." + k + " = r." + k, " and ")
                        + " where l." + key.get(0) + " is null or r." + key.get(0) + " is null or row("
                        + each(columns, c -> "l." + c, ", ") + ")::text <> row(" + each(columns, c -> "r." + c, ", ")
                        + ")::text"
                        + " order by first, k limit " + mostRows;
        List<Divergence> divergences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                addDifferences(table.name(), columns, row, divergences);
            }
        }
        return divergences;
    }

    private static void addDifferences(String table, List<String> columns, ResultSet row, List<Divergence> divergences)
            throws SQLException {
        String key = row.getString(1);
        long position = row.getLong(2);
        Optional<Long> first = row.wasNull() ? Optional.empty() : Optional.of(position);
        boolean isLive = row.getBoolean(3);
        boolean isReplayed = row.getBoolean(4);
        if (!isLive || !isReplayed) {
            Optional<String> whole = Optional.of(whole(columns, row, isLive ? 0 : 1));
            divergences.add(new Divergence(
                    table,
                    key,
                    Optional.empty(),
                    isLive ? whole : Optional.empty(),
                    isReplayed ? whole : Optional.empty(),
                    first));
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            Optional<String> ofLive = Optional.ofNullable(row.getString(5 + 2 * i));
            Optional<String> ofReplayed = Optional.ofNullable(row.getString(6 + 2 * i));
            if (!ofLive.equals(ofReplayed)) {
                divergences.add(new Divergence(table, key, Optional.of(columns.get(i)), ofLive, ofReplayed, first));
            }
        }
    }

    private static String whole(List<String> columns, ResultSet row, int side) throws SQLException {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = row.getString(5 + 2 * i + side);
            if (value != null) {
                values.append(values.length() == 0 ? "" : ", ")
                        .append(columns.get(i))
                        .append('=')
                        .append(value);
            }
        }
        return values.toString();
    }

    private static String each(List<String> names, Function<String, String> form, String separator) {
        return names.stream().map(form).collect(Collectors.joining(separator));
    }

    private List<String> columns(String schema, Table table) throws SQLException {
        return texts(COLUMNS.formatted(schema + "." + table.readFrom()));
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
