package dev.daybook.benchmarks.ceiling;

import dev.daybook.benchmarks.load.Call;
import dev.daybook.benchmarks.load.Load;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.peer.Peer;
import dev.daybook.benchmarks.peer.PeerSettings;
import dev.daybook.benchmarks.transaction.DistributedTransactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ceilings. {@code one-database}: lock, insert an event, update a balance, commit. {@code xa}: the same over two
 * databases with two-phase commit. {@code bare-xa}: an insert into each of two databases and two-phase commit, nothing
 * else.
 */
public final class CeilingPeer implements Peer {

    /** The databases that it wants to find, empty. */
    public static final List<String> DATABASES = List.of("ceiling_one", "ceiling_log", "ceiling_state");

    private static final String LOG = """
            create table event_log (
                position bigint primary key, id uuid not null, name text not null, data text not null,
                recorded_at timestamptz not null, actor text not null, hash bytea not null)""";

    private static final String ACCOUNTS = """
            create table account (account_id integer primary key, balance numeric(23, 4) not null)
            with (fillfactor = 70);
            create table event_log_state (singleton boolean primary key default true, position bigint not null);
            insert into event_log_state (position) values (0);
            create table receipt (id uuid primary key);
            insert into account select n, 0 from generate_series(0, %d) n;
            analyze account""";

    private @Nullable PeerSettings settings;
    private @Nullable DistributedTransactions transactions;

    @Override
    public void prepare(PeerSettings given) throws SQLException {
        settings = given;
        transactions = DistributedTransactions.journalledIn(given.folder() + "/transactions");
        execute(given, "ceiling_one", LOG);
        execute(given, "ceiling_one", ACCOUNTS.formatted(given.accounts() - 1));
        execute(given, "ceiling_log", LOG);
        execute(given, "ceiling_state", ACCOUNTS.formatted(given.accounts() - 1));
    }

    private static void execute(PeerSettings settings, String database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.url(database), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Point measure(Order order) throws Exception {
        PeerSettings known = prepared(settings);
        DistributedTransactions distributed = prepared(transactions);
        List<CeilingCaller> callers = new ArrayList<>();
        for (int i = 0; i < order.callers(); i++) {
            callers.add(
                    switch (order.workload()) {
                        case "one-database" -> new OneDatabaseCaller(known, i);
                        case "xa" -> new TwoDatabasesCaller(known, distributed, true, i);
                        case "bare-xa" -> new TwoDatabasesCaller(known, distributed, false, i);
                        default -> throw new IllegalArgumentException(order.workload());
                    });
        }
        try {
            return Load.run(order, callers::get, failure -> failure.getClass().getSimpleName());
        } finally {
            for (CeilingCaller caller : callers) {
                caller.close();
            }
        }
    }

    /** A caller with connections of his own. */
    interface CeilingCaller extends Call {
        void close() throws SQLException;
    }

    private static <T> T prepared(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Not prepared");
        }
        return part;
    }

    @Override
    public void close() {
        if (transactions != null) {
            transactions.close();
        }
    }
}
