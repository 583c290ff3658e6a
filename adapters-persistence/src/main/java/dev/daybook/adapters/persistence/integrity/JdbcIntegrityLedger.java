package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.integrity.IntegrityCheck;
import dev.daybook.application.integrity.IntegrityLedger;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger of checks in the log's database.
 *
 * <p>It is written in transactions of its own, independent of any distributed transaction. All times are the database's,
 * so that several servers agree.
 */
@Singleton
public class JdbcIntegrityLedger implements IntegrityLedger {

    private static final String READING = "Reading the checks of the log";

    private static final String IS_SILENT = "status = 'running' and seen_at < clock_timestamp() - interval '"
            + LONGEST_SILENCE.toSeconds() + " seconds'";

    private static final String DIED = "'The server that ran it has stopped.'";

    /** A silent check reads as failed, even before its row says so. */
    private static final String COLUMNS = """
            id,
            case when %1$s then 'failed' else status end as status,
            position, target, expected_position, expected_hash, requested_by, started_at, seen_at,
            case when %1$s then seen_at else finished_at end as finished_at,
            bad_position, problem, detail, head_hash,
            case when %1$s then %2$s else failure end as failure
            """.formatted(IS_SILENT, DIED);

    private final Connections connections;

    @Inject
    public JdbcIntegrityLedger(Databases databases) {
        this.connections = new Connections(databases.eventLog().read());
    }

    private static final Sql FAIL_SILENT = Sql.of("""
            update integrity_check
            set status = 'failed', finished_at = seen_at, failure = %s
            where %s
            """.formatted(DIED, IS_SILENT));

    private static final Sql BEGIN = Sql.of("""
            insert into integrity_check (id, target, expected_position, expected_hash, requested_by)
            values (:id, :target, :expectedPosition, :expectedHash, :requestedBy)
            on conflict do nothing
            returning
            """ + COLUMNS);

    @Override
    public Optional<IntegrityCheck> begin(UUID id, long target, Optional<LogPosition> expected, String requestedBy) {
        connections.commit(
                "Recording that a check has stopped",
                connection -> FAIL_SILENT.on(connection).update());
        return connections.commit(
                "Recording a check",
                connection -> BEGIN.on(connection)
                        .with("id", id)
                        .with("target", target)
                        .with("expectedPosition", expected.map(LogPosition::position))
                        .with("expectedHash", expected.map(head -> head.hash().bytes()))
                        .with("requestedBy", requestedBy)
                        .first(JdbcIntegrityLedger::check));
    }

    private static final Sql PROGRESS = Sql.of("""
            update integrity_check
            set position = :position, seen_at = clock_timestamp()
            where id = :id and status = 'running'
            """);

    @Override
    public Heartbeat progress(UUID id, long position) {
        int running = connections.commit(
                "Recording a check's progress",
                connection -> PROGRESS.on(connection)
                        .with("position", position)
                        .with("id", id)
                        .update());
        return running > 0 ? Heartbeat.GO_ON : Heartbeat.PRESUMED_DEAD;
    }

    private static final Sql FINISH = Sql.of("""
            update integrity_check
            set status = :status, position = :position, bad_position = :badPosition, problem = :problem,
              detail = :detail, head_hash = :headHash, failure = :failure,
              seen_at = clock_timestamp(), finished_at = clock_timestamp()
            where id = :id and status = 'running'
            """);

    @Override
    public void finish(UUID id, Result result) {
        Optional<Finding> bad = result.firstBad();
        connections.commit(
                "Recording a check's result",
                connection -> FINISH.on(connection)
                        .with("status", result.status().code())
                        .with("position", result.position())
                        .with("badPosition", bad.map(Finding::position))
                        .with("problem", bad.map(finding -> finding.problem().code()))
                        .with("detail", bad.map(Finding::detail))
                        .with("headHash", result.head().map(head -> head.hash().bytes()))
                        .with("failure", result.failure())
                        .with("id", id)
                        .update());
    }

    private static final Sql FIND = Sql.of("select " + COLUMNS + " from integrity_check where id = :id");

    @Override
    public Optional<IntegrityCheck> find(UUID id) {
        return connections.use(
                READING, connection -> FIND.on(connection).with("id", id).first(JdbcIntegrityLedger::check));
    }

    private static final Sql PAGE = Sql.of("select " + COLUMNS + """
            from integrity_check
            where :after::uuid is null or id < :after
            order by id desc
            limit :limit
            """);

    @Override
    public List<IntegrityCheck> findPage(Optional<UUID> after, int limit) {
        return connections.use(
                READING,
                connection -> PAGE.on(connection)
                        .with("after", after)
                        .with("limit", limit)
                        .list(JdbcIntegrityLedger::check));
    }

    private static IntegrityCheck check(Row row) throws SQLException {
        long position = row.number("position");
        return new IntegrityCheck(
                row.uuid("id"),
                IntegrityCheck.Status.ofCode(row.text("status")),
                position,
                row.number("target"),
                expected(row),
                row.text("requested_by"),
                row.instant("started_at"),
                row.instant("seen_at"),
                row.optionalInstant("finished_at"),
                finding(row),
                row.optionalBytes("head_hash").map(hash -> new LogPosition(position, Digest.ofBytes(hash))),
                row.optionalText("failure"));
    }

    private static Optional<LogPosition> expected(Row row) throws SQLException {
        Optional<Long> position = row.optionalNumber("expected_position");
        return position.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogPosition(position.get(), Digest.ofBytes(row.bytes("expected_hash"))));
    }

    private static Optional<Finding> finding(Row row) throws SQLException {
        Optional<String> problem = row.optionalText("problem");
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        row.number("bad_position"), Finding.Problem.ofCode(problem.get()), row.text("detail")));
    }
}
