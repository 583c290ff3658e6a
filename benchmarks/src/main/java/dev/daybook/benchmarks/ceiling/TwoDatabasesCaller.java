package dev.daybook.benchmarks.ceiling;

import dev.daybook.benchmarks.peer.PeerSettings;
import dev.daybook.benchmarks.transaction.DistributedTransactions;
import dev.daybook.xaguard.GuardedXADataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.XAConnection;

/** The same over two databases and two-phase commit; or, bare, an insert into each of them. */
final class TwoDatabasesCaller implements CeilingPeer.CeilingCaller {

    private static final String RECEIPT = "insert into receipt (id) values (?)";

    private final DistributedTransactions transactions;
    private final XAConnection logXa;
    private final XAConnection stateXa;
    private final boolean locking;
    private final NewEvent event;
    private final SplittableRandom random;
    private long number;

    TwoDatabasesCaller(PeerSettings settings, DistributedTransactions transactions, boolean locking, int number)
            throws SQLException {
        this.transactions = transactions;
        this.locking = locking;
        logXa = source(settings, "ceiling_log").getXAConnection();
        stateXa = source(settings, "ceiling_state").getXAConnection();
        event = new NewEvent(number, settings.accounts());
        random = new SplittableRandom(System.nanoTime());
    }

    private static GuardedXADataSource source(PeerSettings settings, String database) {
        GuardedXADataSource source = new GuardedXADataSource();
        source.setURL(settings.url(database));
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setPrepareThreshold(1);
        return source;
    }

    @Override
    public void make() throws Exception {
        transactions.run(logXa, stateXa, this::write);
    }

    private void write(Connection log, Connection state) throws SQLException {
        if (locking) {
            NewEvent.lock(log, "event_log");
            NewEvent.lock(state, "event_log_state");
        }
        try (PreparedStatement insert = NewEvent.insertInto(log);
                PreparedStatement update = locking ? NewEvent.updateIn(state) : state.prepareStatement(RECEIPT)) {
            event.insert(insert);
            if (locking) {
                event.update(update);
            } else {
                update.setObject(1, new UUID(random.nextLong(), number++));
                update.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        logXa.close();
        stateXa.close();
    }
}
