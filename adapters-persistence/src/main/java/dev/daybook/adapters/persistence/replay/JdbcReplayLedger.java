package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.LedgerStatements;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.replay.Doom;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.ReplayLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The history of replays in the log's database.
 *
 * <p>It is written in transactions of its own, outside of any distributed transaction. It uses the pool for queries, whose
 * transactions are read-only unless they say otherwise. All times are the database's, so that several servers agree.
 */
@Singleton
public class JdbcReplayLedger implements ReplayLedger {

    private static final String IS_SILENT = "status = 'running' and seen_at < clock_timestamp() - interval '"
            + LONGEST_SILENCE.toSeconds() + " seconds'";
    private static final String CAN_BE_TAKEN_UP = "kind in ('rebuild', 'verify') and resumptions < " + MOST_RESUMPTIONS;
    private static final String IS_FOR_THAT_BUILD = "(build = ? or seen_at < clock_timestamp() - interval '"
            + LONGEST_SILENCE_OF_OTHERS.toSeconds() + " seconds')";
    private static final String OF_THAT_RUN = " where id = ? and resumptions = ? and status = 'running'";
    private static final String IS_LOST = IS_SILENT + " and not (" + CAN_BE_TAKEN_UP + ")";
    private static final String DIED = "'The server that ran it has stopped.'";
    private static final String ENDED_IF_SILENT = " status = case when " + IS_SILENT
            + " then 'cancelled' else status end, finished_at = case when " + IS_SILENT
            + " then clock_timestamp() end, failure = case when " + IS_SILENT + " then 'It was cancelled.' end";
    private static final String COLUMNS = "id, kind, case when " + IS_LOST
            + " then 'failed' else status end, build, position, target, requested_by, started_at, seen_at, case when "
            + IS_LOST + " then seen_at else finished_at end, switch_millis, report, case when " + IS_LOST + " then "
            + DIED + " else failure end, keeps_former, resumptions";
    private static final String SELECT = "select " + COLUMNS + " from replay where ";

    private final LedgerStatements statements;

    @Inject
    public JdbcReplayLedger(Databases databases) {
        this.statements = new LedgerStatements(databases, "Reading the history of replays");
    }

    @Override
    public Optional<Replay> begin(
            UUID id, Replay.Kind kind, String build, long target, boolean keepsFormer, String requestedBy) {
        return statements.write(
                "Recording a replay",
                "insert into replay (id, kind, build, target, requested_by, keeps_former) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing returning " + COLUMNS,
                statement -> {
                    statement.setObject(1, id);
                    statement.setString(2, kind.code());
                    statement.setString(3, build);
                    statement.setLong(4, target);
                    statement.setString(5, requestedBy);
                    statement.setBoolean(6, keepsFormer);
                    return replays(statement).stream().findFirst();
                });
    }

    @Override
    public Optional<Replay> findRunning() {
        return first(SELECT + "status = 'running'", statement -> {});
    }

    @Override
    public Optional<Replay> findInterrupted(String build) {
        return first(
                SELECT + IS_SILENT + " and " + CAN_BE_TAKEN_UP + " and " + IS_FOR_THAT_BUILD,
                statement -> statement.setString(1, build));
    }

    @Override
    public Optional<Replay> takeUp(UUID id, String build) {
        return statements.write(
                "Taking a replay up",
                "update replay set seen_at = clock_timestamp(), resumptions = resumptions + 1, build = ? where id = ? and "
                        + IS_SILENT + " and " + CAN_BE_TAKEN_UP + " and " + IS_FOR_THAT_BUILD + " returning "
                        + COLUMNS,
                statement -> {
                    statement.setString(1, build);
                    statement.setObject(2, id);
                    statement.setString(3, build);
                    return replays(statement).stream().findFirst();
                });
    }

    @Override
    public void interrupt(Replay run) {
        statements.write(
                "Recording that a replay is interrupted",
                "update replay set seen_at = clock_timestamp() - interval '" + LONGEST_SILENCE.toSeconds() + " seconds'"
                        + OF_THAT_RUN,
                statement -> {
                    statement.setObject(1, run.id());
                    statement.setInt(2, run.resumptions());
                    return statement.executeUpdate();
                });
    }

    @Override
    public Heartbeat progress(Replay run, long position, long target) {
        return statements.write(
                "Recording a replay's progress",
                "update replay set position = ?, target = ?, seen_at = clock_timestamp()" + OF_THAT_RUN
                        + " returning cancelled_by is not null",
                statement -> {
                    statement.setLong(1, position);
                    statement.setLong(2, target);
                    statement.setObject(3, run.id());
                    statement.setInt(4, run.resumptions());
                    try (ResultSet row = statement.executeQuery()) {
                        if (!row.next()) {
                            return Heartbeat.PRESUMED_DEAD;
                        }
                        return row.getBoolean(1) ? Heartbeat.CANCELLED : Heartbeat.GO_ON;
                    }
                });
    }

    @Override
    public void finish(Replay run, Result result) {
        statements.write(
                "Recording a replay's result",
                "update replay set status = ?, position = ?, target = greatest(target, ?), switch_millis = ?,"
                        + " doomed_position = ?, report = ?, failure = ?, seen_at = clock_timestamp(),"
                        + " finished_at = clock_timestamp()" + OF_THAT_RUN,
                statement -> {
                    statement.setString(1, result.status().code());
                    statement.setLong(2, result.position());
                    statement.setLong(3, result.position());
                    statement.setObject(
                            4, result.switchTime().map(Duration::toMillis).orElse(null), Types.BIGINT);
                    statement.setObject(
                            5, result.report().doom().map(Doom::position).orElse(null), Types.BIGINT);
                    statement.setString(6, ReportJson.write(result.report()));
                    statement.setString(7, result.failure().orElse(null));
                    statement.setObject(8, run.id());
                    statement.setInt(9, run.resumptions());
                    return statement.executeUpdate();
                });
    }

    @Override
    public boolean cancel(UUID id, String by) {
        return statements.write(
                        "Cancelling a replay",
                        "update replay set cancelled_by = coalesce(cancelled_by, ?)," + ENDED_IF_SILENT
                                + " where id = ? and status = 'running'"
                                + " and not (" + IS_LOST + ")",
                        statement -> {
                            statement.setString(1, by);
                            statement.setObject(2, id);
                            return statement.executeUpdate();
                        })
                > 0;
    }

    @Override
    public void clearUp(Optional<UUID> live) {
        statements.write(
                "Clearing up after replays",
                "update replay set status = case when id = ? then 'succeeded' else 'failed' end, finished_at = seen_at,"
                        + " failure = case when id = ? then null else " + DIED + " end where " + IS_SILENT
                        + " and (id = ? or not (" + CAN_BE_TAKEN_UP + "))",
                statement -> {
                    statement.setObject(1, live.orElse(null), Types.OTHER);
                    statement.setObject(2, live.orElse(null), Types.OTHER);
                    statement.setObject(3, live.orElse(null), Types.OTHER);
                    return statement.executeUpdate();
                });
    }

    @Override
    public Optional<Replay> find(UUID id) {
        return first(SELECT + "id = ?", statement -> statement.setObject(1, id));
    }

    @Override
    public List<Replay> findPage(Optional<UUID> after, int limit) {
        return query(SELECT + "?::uuid is null or id < ? order by id desc limit ?", statement -> {
            statement.setObject(1, after.orElse(null), Types.OTHER);
            statement.setObject(2, after.orElse(null), Types.OTHER);
            statement.setInt(3, limit);
        });
    }

    @Override
    public Optional<Replay> findLatest(String build) {
        return first(
                SELECT + "build = ? and kind <> 'trial' and status <> 'cancelled' order by id desc limit 1",
                statement -> statement.setString(1, build));
    }

    @Override
    public Optional<Replay> findLastVerification() {
        return first(
                SELECT + "kind = 'verify' and (status in ('succeeded', 'diverged') or doomed_position is not null)"
                        + " order by id desc limit 1",
                statement -> {});
    }

    @Override
    public Optional<Replay> findLastRebuild() {
        return first(SELECT + "kind = 'rebuild' order by id desc limit 1", statement -> {});
    }

    @Override
    public Optional<Replay> findLastConclusive() {
        return first(
                SELECT + "kind <> 'trial' and (status in ('succeeded', 'diverged') or doomed_position is not null)"
                        + " order by id desc limit 1",
                statement -> {});
    }

    private List<Replay> replays(PreparedStatement statement) throws SQLException {
        return LedgerStatements.rows(statement, this::replay);
    }

    private Replay replay(ResultSet row) throws SQLException {
        long switchMillis = row.getLong(11);
        Optional<Duration> switchTime = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(switchMillis));
        return new Replay(
                row.getObject(1, UUID.class),
                Replay.Kind.ofCode(row.getString(2)).orElseThrow(),
                Replay.Status.ofCode(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getBoolean(14),
                row.getInt(15),
                LedgerStatements.instant(row, 8).orElseThrow(),
                LedgerStatements.instant(row, 9).orElseThrow(),
                LedgerStatements.instant(row, 10),
                switchTime,
                ReportJson.read(row.getString(12)),
                Optional.ofNullable(row.getString(13)));
    }

    @FunctionalInterface
    private interface Arguments {
        void give(PreparedStatement statement) throws SQLException;
    }

    private Optional<Replay> first(String sql, Arguments arguments) {
        return query(sql, arguments).stream().findFirst();
    }

    private List<Replay> query(String sql, Arguments arguments) {
        return statements.query(sql, statement -> {
            arguments.give(statement);
            return replays(statement);
        });
    }
}
