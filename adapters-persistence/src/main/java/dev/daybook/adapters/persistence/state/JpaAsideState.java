package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.adapters.persistence.replay.AsideSchema;
import dev.daybook.adapters.persistence.replay.StateComparison;
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
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

/** A state in a schema beside the live one's, written over one connection of the owner's. */
final class JpaAsideState implements AsideState {

    private static final Logger LOG = Logger.getLogger(JpaAsideState.class);

    /** How many rows of one table are remembered beside those that are held back. */
    private static final int MOST_REMEMBERED = 50_000;

    private final Connection connection;
    private final String live;
    private final AsideSchema schema;
    private final StatelessSession session;
    private final Repositories repositories;
    private final StateTables tables;
    private LogPosition position;
    private boolean facesLive;
    private boolean hasTakenOver;
    private boolean isLeft;
    private boolean isClosed;

    private final Optional<Duration> secureEvery;

    private long securedAt = System.nanoTime();
    private Optional<String> former = Optional.empty();

    /**
     * A state that has come so far.
     *
     * @param secured where it was secured; at the log's start it is empty
     * @param secureEvery how often it is secured from now on; never, if it is built in one go or not at all
     */
    JpaAsideState(
            Connection connection,
            String live,
            AsideSchema schema,
            List<RepositoryBinding> bindings,
            SessionFactory sessions,
            LogPosition secured,
            Optional<Duration> secureEvery) {
        this.connection = connection;
        this.live = live;
        this.schema = schema;
        this.position = secured;
        this.secureEvery = secureEvery;
        StateTables.LateIndexes lateIndexes = new StateTables.LateIndexes() {
            @Override
            public void needKeys() throws SQLException {
                schema.makeKeys();
            }

            @Override
            public void needAll() throws SQLException {
                schema.makeAll();
            }
        };
        tables = secured.equals(LogPosition.START) ? StateTables.empty(lateIndexes) : StateTables.begun(lateIndexes);
        repositories = new Repositories(bindings, tables);
        session = sessions.openStatelessSession(connection);
        tables.use(session, connection, false);
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
        return repositories.state(port);
    }

    @Override
    public LogPosition position() {
        return position;
    }

    @Override
    public void requireSound() {
        tables.requireSound();
    }

    @Override
    public void keep(LogPosition reached) {
        tables.keep();
        tables.writeMuch();
        tables.trim(MOST_REMEMBERED);
        position = reached;
        if (secureEvery.isEmpty()) {
            commit();
        } else if (System.nanoTime() - securedAt > secureEvery.get().toNanos()) {
            write();
        }
    }

    @Override
    public void complete() {
        write();
        attempt("Making the indexes of a state", schema::makeAll);
        write();
    }

    @Override
    public void write() {
        tables.writeAll();
        attempt("Writing the position of a state", () -> writePosition("event_log_state", position));
        tables.trim(MOST_REMEMBERED);
        commit();
        securedAt = System.nanoTime();
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
     * What is written is for nobody to see yet. A state that can be resumed is committed with its position and at no other
     * time, so that what is found of it is always of one piece.
     */
    private void commit() {
        if (!facesLive) {
            attempt("Writing a state", connection::commit);
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

    /** Where the state of that table is. */
    static LogPosition readPosition(Connection connection, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position, hash from " + table)) {
            if (!row.next()) {
                throw new IllegalStateException("A state does not say where it is: " + table + " is empty");
            }
            return new LogPosition(row.getLong(1), Digest.ofBytes(row.getBytes(2)));
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading where a state is", failure);
        }
    }

    @Override
    public Comparison compare(int mostRows) {
        try {
            return new StateComparison(connection, live, schema.name(), mostRows).run(position.position());
        } catch (SQLException failure) {
            throw SqlFailure.of("Comparing the live state", failure);
        }
    }

    @Override
    public boolean takeOver(Duration patience, Supplier<LogPosition> last, boolean keepsFormer) {
        try (Statement statement = connection.createStatement()) {
            if (schema.isOutdated()) {
                throw new StorageFailure(
                        StorageFailure.Kind.LASTING,
                        "The live state has got the schema of a newer build meanwhile: rebuild it with that one.",
                        new IllegalStateException("Outdated schema"));
            }
            connection.rollback();
            // a server that is frozen from here on keeps nobody from reading for long
            statement.execute("set local synchronous_commit = on; set local idle_in_transaction_session_timeout = '5s';"
                    + " set local lock_timeout = '" + patience.toMillis() + "ms'");
            // readers begin by a lock on this table, too; so does whatever was prepared and not committed yet
            statement.execute("do $$ begin if to_regclass('" + live + ".event_log_state') is not null then"
                    + " lock table " + live + ".event_log_state in access exclusive mode; end if; end $$");
            schema.forgetChecksums();
            String renamed = schema.takeOver(keepsFormer);
            LogPosition end = last.get();
            // by its new name: the one by which it was found until now is gone
            writePosition(live + ".event_log_state", end);
            connection.commit();
            position = end;
            hasTakenOver = true;
            former = keepsFormer ? Optional.empty() : Optional.of(renamed);
            return true;
        } catch (SQLException failure) {
            rollback();
            StorageFailure refused = SqlFailure.of("Switching to the new state", failure);
            if (refused.kind() == StorageFailure.Kind.LOCKED) {
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
            LOG.debug("A transaction that had failed could not be rolled back in order", failure);
        }
    }

    @Override
    public List<String> rowsLookedForBy(Runnable work) {
        return tables.lookedForBy(work);
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
            session.close();
            connection.rollback();
            connection.setAutoCommit(true);
            if (!hasTakenOver && !isLeft) {
                AsideSchema.drop(connection, schema.name());
            } else if (hasTakenOver && former.isPresent()) {
                AsideSchema.drop(connection, former.get());
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf(failure, "What a replay leaves behind could not be dropped; the next one will");
        } finally {
            JpaAsideStates.giveBack(connection);
        }
    }
}
