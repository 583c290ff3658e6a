package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.adapters.persistence.state.BufferedState;
import dev.daybook.adapters.persistence.state.StateConnection;
import dev.daybook.adapters.persistence.state.StateUnit;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideState;
import dev.daybook.application.replay.Comparison;
import dev.daybook.domain.kernel.StateRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A state in a schema beside the live one, written over one connection of the owner of the database. */
final class JpaAsideState implements AsideState {

    private static final Logger LOG = Logger.getLogger(JpaAsideState.class);

    /** How many rows of one table stay in memory, besides those that wait to be written. */
    private static final int MOST_REMEMBERED = 50_000;

    private final Connection connection;
    private final String live;
    private final AsideSchema schema;
    private final StateConnection open;
    private final BufferedState state;
    private LogPosition position;
    private boolean facesLive;
    private boolean hasTakenOver;
    private boolean isLeft;
    private boolean isClosed;
    private final Optional<Duration> checkpointEvery;
    private long checkpointAt = System.nanoTime();
    private Optional<String> former = Optional.empty();

    /**
     * A state that is built from a position on.
     *
     * @param checkpoint the position of its last checkpoint; at the start of the log its tables are empty
     * @param checkpointEvery the interval of checkpoints; empty if it cannot be resumed
     */
    JpaAsideState(
            Connection connection,
            String live,
            AsideSchema schema,
            StateUnit unit,
            LogPosition checkpoint,
            Optional<Duration> checkpointEvery) {
        this.connection = connection;
        this.live = live;
        this.schema = schema;
        this.position = checkpoint;
        this.checkpointEvery = checkpointEvery;
        state = checkpoint.equals(LogPosition.START) ? BufferedState.onEmptyTables(unit) : BufferedState.onRows(unit);
        open = unit.connect(connection, new LateIndexes(schema));
        state.begin(open);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    private static void attempt(String what, Work work) {
        try {
            work.run();
        } catch (SQLException failure) {
            throw SqlFailure.of(what, failure);
        }
    }

    @Override
    public <R extends StateRepository> R state(Class<R> port) {
        return state.state(port);
    }

    @Override
    public LogPosition position() {
        return position;
    }

    @Override
    public void requireSound() {
        state.requireSound();
    }

    @Override
    public void keep(LogPosition reached) {
        state.keep();
        state.writeIfMany();
        state.trim(MOST_REMEMBERED);
        position = reached;
        if (checkpointEvery.isEmpty()) {
            commit();
        } else if (System.nanoTime() - checkpointAt > checkpointEvery.get().toNanos()) {
            write();
        }
    }

    @Override
    public void complete() {
        write();
        attempt("Making the indexes of the replayed state", schema::makeAll);
        write();
    }

    @Override
    public void write() {
        state.write();
        attempt("Writing the position of the replayed state", () -> writePosition("event_log_state", position));
        state.trim(MOST_REMEMBERED);
        commit();
        checkpointAt = System.nanoTime();
    }

    private void writePosition(String table, LogPosition reached) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + table + " set position = ?, hash = ?")) {
            update.setLong(1, reached.position());
            update.setBytes(2, reached.hash().bytes());
            update.executeUpdate();
        }
    }

    /**
     * Commits, so that locks are released early; no reader sees the state yet. A state that can be resumed is committed only
     * together with its position, so that rows and position always agree.
     */
    private void commit() {
        if (!facesLive) {
            attempt("Writing the replayed state", connection::commit);
        }
    }

    @Override
    public boolean isLiveThere() {
        boolean[] isThere = new boolean[1];
        attempt("Looking for the live state", () -> isThere[0] = schema.isLiveThere());
        commit();
        return isThere[0];
    }

    @Override
    public long livePosition() {
        long at = readLive().position();
        commit();
        return at;
    }

    @Override
    public LogPosition faceLive() {
        commit();
        facesLive = true;
        attempt("Reading the live state", () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read");
            }
        });
        return readLive();
    }

    private LogPosition readLive() {
        return readPosition(connection, live + ".event_log_state");
    }

    /** The position of the state whose {@code event_log_state} has that name. */
    static LogPosition readPosition(Connection connection, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position, hash from " + table)) {
            if (!row.next()) {
                throw new IllegalStateException(
                        table + " has no row, so the position of that state is unknown. Rebuild the state.");
            }
            return new LogPosition(row.getLong(1), Digest.ofBytes(row.getBytes(2)));
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading the position of a state", failure);
        }
    }

    @Override
    public Comparison compare(int mostRows) {
        try {
            return new StateComparison(connection, live, schema.name(), mostRows).run(position.position());
        } catch (SQLException failure) {
            throw SqlFailure.of("Comparing the replayed state with the live one", failure);
        }
    }

    @Override
    public boolean takeOver(Duration patience, LogChange change, boolean keepsFormer) {
        boolean isPrepared = false;
        try (Statement statement = connection.createStatement()) {
            if (schema.isOutdated()) {
                throw new StorageFailure(
                        StorageFailure.Kind.LASTING,
                        "A newer build has changed the tables of the live state meanwhile. Rebuild the state with that"
                                + " build.",
                        new IllegalStateException("Outdated schema"));
            }
            connection.rollback();
            // if this server hangs from here on, readers are blocked for five seconds at most
            statement.execute("set local synchronous_commit = on; set local idle_in_transaction_session_timeout = '5s';"
                    + " set local lock_timeout = '" + patience.toMillis() + "ms'");
            // readers lock this table first, too; a prepared transaction that is not committed yet holds a lock on it
            statement.execute("do $$ begin if to_regclass('" + live + ".event_log_state') is not null then"
                    + " lock table " + live + ".event_log_state in access exclusive mode; end if; end $$");
            schema.forgetChecksums();
            String renamed = schema.takeOver(keepsFormer);
            // the new schema has the name of the live one now
            statement.execute("set local search_path = " + live);
            isPrepared = true;
            LogPosition end = change.prepare();
            state.write();
            state.requireSound();
            change.commit();
            writePosition(live + ".event_log_state", end);
            connection.commit();
            position = end;
            hasTakenOver = true;
            former = keepsFormer ? Optional.empty() : Optional.of(renamed);
            return true;
        } catch (SQLException failure) {
            rollback();
            StorageFailure refused = SqlFailure.of("Switching to the new state", failure);
            if (refused.kind() == StorageFailure.Kind.LOCKED && !isPrepared) {
                return false;
            }
            throw refused;
        } catch (RuntimeException failure) {
            rollback();
            throw failure;
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            LOG.debug("Rolling back a failed transaction failed", failure);
        }
    }

    @Override
    public List<String> rowsLookedForBy(Runnable work) {
        return state.rowsLookedUpBy(work);
    }

    @Override
    public void leave() {
        isLeft = true;
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            open.close();
            connection.rollback();
            connection.setAutoCommit(true);
            if (!hasTakenOver && !isLeft) {
                AsideSchema.drop(connection, schema.name());
            } else if (hasTakenOver && former.isPresent()) {
                AsideSchema.drop(connection, former.get());
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf(failure, "The schema of a replay could not be dropped; the next replay drops it");
        } finally {
            JpaAsideStates.giveBack(connection);
        }
    }
}
