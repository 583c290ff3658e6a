package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.LedgerStatements;
import dev.daybook.application.integrity.IntegrityCheck;
import dev.daybook.application.integrity.IntegrityLedger;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of checks in the log's database.
 *
 * <p>It is written in transactions of its own, outside of any distributed transaction. It uses the pool for queries, whose
 * transactions are read-only unless they say otherwise. All times are the database's, so that several servers agree.
 */
@Singleton
public class JdbcIntegrityLedger implements IntegrityLedger {

    private static final String IS_SILENT = "status = 'running' and seen_at < clock_timestamp() - interval '"
            + LONGEST_SILENCE.toSeconds() + " seconds'";
    private static final String DIED = "'The server that ran it has stopped.'";
    private static final String COLUMNS =
            "id, case when " + IS_SILENT + " then 'failed' else status end, position, target,"
                    + " expected_position, expected_hash, requested_by, started_at, seen_at,"
                    + " case when " + IS_SILENT
                    + " then seen_at else finished_at end, bad_position, problem, detail, head_hash,"
                    + " case when " + IS_SILENT + " then " + DIED + " else failure end";

    private final LedgerStatements statements;

    @Inject
    public JdbcIntegrityLedger(Databases databases) {
        this.statements = new LedgerStatements(databases, "Reading the checks of the log");
    }

    @Override
    public Optional<IntegrityCheck> begin(UUID id, long target, Optional<LogPosition> expected, String requestedBy) {
        statements.write(
                "Clearing up after a check",
                "update integrity_check set status = 'failed', finished_at = seen_at, failure = " + DIED + " where "
                        + IS_SILENT,
                PreparedStatement::executeUpdate);
        return statements.write(
                "Recording a check",
                "insert into integrity_check (id, target, expected_position, expected_hash, requested_by)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing returning " + COLUMNS,
                statement -> {
                    statement.setObject(1, id);
                    statement.setLong(2, target);
                    statement.setObject(3, expected.map(LogPosition::position).orElse(null), Types.BIGINT);
                    statement.setBytes(
                            4, expected.map(head -> head.hash().bytes()).orElse(null));
                    statement.setString(5, requestedBy);
                    return checks(statement).stream().findFirst();
                });
    }

    @Override
    public Heartbeat progress(UUID id, long position) {
        return statements.write(
                                "Recording a check's progress",
                                "update integrity_check set position = ?, seen_at = clock_timestamp()"
                                        + " where id = ? and status = 'running'",
                                statement -> {
                                    statement.setLong(1, position);
                                    statement.setObject(2, id);
                                    return statement.executeUpdate();
                                })
                        > 0
                ? Heartbeat.GO_ON
                : Heartbeat.PRESUMED_DEAD;
    }

    @Override
    public void finish(UUID id, Result result) {
        statements.write(
                "Recording a check's result",
                "update integrity_check set status = ?, position = ?, bad_position = ?, problem = ?, detail = ?,"
                        + " head_hash = ?, failure = ?, seen_at = clock_timestamp(), finished_at = clock_timestamp()"
                        + " where id = ? and status = 'running'",
                statement -> {
                    Optional<Finding> bad = result.firstBad();
                    statement.setString(1, result.status().code());
                    statement.setLong(2, result.position());
                    statement.setObject(3, bad.map(Finding::position).orElse(null), Types.BIGINT);
                    statement.setString(
                            4, bad.map(finding -> finding.problem().code()).orElse(null));
                    statement.setString(5, bad.map(Finding::detail).orElse(null));
                    statement.setBytes(
                            6, result.head().map(head -> head.hash().bytes()).orElse(null));
                    statement.setString(7, result.failure().orElse(null));
                    statement.setObject(8, id);
                    return statement.executeUpdate();
                });
    }

    @Override
    public Optional<IntegrityCheck> find(UUID id) {
        return statements
                .query("select " + COLUMNS + " from integrity_check where id = ?", statement -> {
                    statement.setObject(1, id);
                    return checks(statement);
                })
                .stream()
                .findFirst();
    }

    @Override
    public List<IntegrityCheck> findPage(Optional<UUID> after, int limit) {
        return statements.query(
                "select " + COLUMNS + " from integrity_check where ?::uuid is null or id < ? order by id desc limit ?",
                statement -> {
                    statement.setObject(1, after.orElse(null), Types.OTHER);
                    statement.setObject(2, after.orElse(null), Types.OTHER);
                    statement.setInt(3, limit);
                    return checks(statement);
                });
    }

    private static List<IntegrityCheck> checks(PreparedStatement statement) throws SQLException {
        return LedgerStatements.rows(statement, JdbcIntegrityLedger::check);
    }

    private static IntegrityCheck check(ResultSet row) throws SQLException {
        long position = row.getLong(3);
        String problem = row.getString(12);
        return new IntegrityCheck(
                row.getObject(1, UUID.class),
                IntegrityCheck.Status.ofCode(row.getString(2)),
                position,
                row.getLong(4),
                head(row.getLong(5), row.getBytes(6)),
                row.getString(7),
                LedgerStatements.instant(row, 8).orElseThrow(),
                LedgerStatements.instant(row, 9).orElseThrow(),
                LedgerStatements.instant(row, 10),
                problem == null
                        ? Optional.empty()
                        : Optional.of(new Finding(row.getLong(11), Finding.Problem.ofCode(problem), row.getString(13))),
                head(position, row.getBytes(14)),
                Optional.ofNullable(row.getString(15)));
    }

    private static Optional<LogPosition> head(long position, byte @Nullable [] hash) {
        return hash == null ? Optional.empty() : Optional.of(new LogPosition(position, Digest.ofBytes(hash)));
    }
}
