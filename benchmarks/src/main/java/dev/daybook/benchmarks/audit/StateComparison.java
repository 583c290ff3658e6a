package dev.daybook.benchmarks.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two application states, table by table, by the number of their rows and a digest over all columns. Of a table whose rows
 * are read from a view, the view is compared.
 */
final class StateComparison {

    private static final String TABLES = """
            select coalesce(v.table_name, t.table_name)
            from information_schema.tables t
            left join information_schema.views v
              on v.table_schema = t.table_schema and v.table_name = t.table_name || '_now'
            where t.table_schema = 'application_state' and t.table_type = 'BASE TABLE'
              and t.table_name not like 'databasechangelog%'
            order by 1""";

    private StateComparison() {}

    /** One sentence for each table with a difference in rows that were written by events after that position. */
    static List<String> differences(Connection one, Connection other, long behind) throws SQLException {
        List<String> differences = new ArrayList<>();
        List<String> tables = Sql.texts(one, TABLES);
        if (!tables.equals(Sql.texts(other, TABLES))) {
            differences.add("The tables of the state differ: " + tables);
        }
        for (String table : tables) {
            String digest = digest(table, behind);
            String live = Sql.text(one, digest);
            String replayed = Sql.text(other, digest);
            if (!live.equals(replayed)) {
                differences.add("The table " + table + " has " + live + ", but a replay gives " + replayed + ".");
            }
        }
        return differences;
    }

    private static String digest(String table, long behind) {
        // every state has an id of its own
        String row = table.equals("event_log_state") ? "row(t.position, t.hash)" : "t";
        return "select count(*) || ' rows ' || coalesce(sum(hashtextextended(" + row + "::text, 0)), 0)"
                + " from application_state." + table + " t where t.position > " + (behind == 0 ? -1 : behind);
    }
}
