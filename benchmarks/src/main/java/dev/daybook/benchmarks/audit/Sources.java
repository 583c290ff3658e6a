package dev.daybook.benchmarks.audit;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.local.Login;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of the audit's own. */
final class Sources {

    private Sources() {}

    /** Two databases as the product knows them. */
    record Pair(Database eventLog, Database applicationState) implements Databases {}

    static DataSource plain(String url, String schema, Login login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setCurrentSchema(schema);
        return source;
    }
}
