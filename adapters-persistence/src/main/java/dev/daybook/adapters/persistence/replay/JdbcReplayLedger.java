package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.replay.Doom;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.ReplayLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The history of replays in the log's database.
 *
 * <p>It is written in transactions of its own, independent of any distributed transaction. All times are the database's,
 * so that several servers agree.
 */
@Singleton
public class JdbcReplayLedger implements ReplayLedger {

    private static final String READING = "Reading the history of replays";

    private static final String IS_SILENT = "status = 'running' and seen_at < clock_timestamp() - interval '"
            + LONGEST_SILENCE.toSeconds() + " seconds'";

    private static final String CAN_BE_RESUMED = "kind in ('rebuild', 'verify') and resumptions < " + MOST_RESUMPTIONS;

    private static final String IS_FOR_THAT_BUILD = "(build = :build or seen_at < clock_timestamp() - interval '"
            + LONGEST_SILENCE_OF_OTHERS.toSeconds() + " seconds')";

    private static final String IS_THAT_RUN = "id = :id and resumptions = :resumptions and status = 'running'";

    private static final String IS_LOST = IS_SILENT + " and not (" + CAN_BE_RESUMED + ")";

    private static final String DIED = "'The server that ran it has stopped.'";

    /** A lost replay reads as failed, even before its row says so. */
    private static final String COLUMNS = """
            id, kind,
            case when %1$s then 'failed' else status end as status,
            build, position, target, requested_by, started_at, seen_at,
            case when %1$s then seen_at else finished_at end as finished_at,
            switch_millis, report,
            case when %1$s then %2$s else failure end as failure,
            keeps_former, resumptions
            """.formatted(IS_LOST, DIED);

    private static final String SELECT = "select " + COLUMNS + "from replay\n";

    private final Connections connections;

    @Inject
    public JdbcReplayLedger(Databases databases) {
        this.connections = new Connections(databases.eventLog().read());
    }

    private static final Sql BEGIN = Sql.of("""
            insert into replay (id, kind, build, target, requested_by, keeps_former)
            values (:id, :kind, :build, :target, :requestedBy, :keepsFormer)
            on conflict do nothing
            returning
            """ + COLUMNS);

    @Override
    public Optional<Replay> begin(
            UUID id, Replay.Kind kind, String build, long target, boolean keepsFormer, String requestedBy) {
        return connections.commit(
                "Recording a replay",
                connection -> BEGIN.on(connection)
                        .with("id", id)
                        .with("kind", kind.code())
                        .with("build", build)
                        .with("target", target)
                        .with("requestedBy", requestedBy)
                        .with("keepsFormer", keepsFormer)
                        .first(JdbcReplayLedger::replay));
    }

    private static final Sql RUNNING = Sql.of(SELECT + "where status = 'running'");

    @Override
    public Optional<Replay> findRunning() {
        return connections.use(READING, connection -> RUNNING.on(connection).first(JdbcReplayLedger::replay));
    }

    private static final Sql INTERRUPTED = Sql.of(SELECT + """
            where %s and %s and %s
            """.formatted(IS_SILENT, CAN_BE_RESUMED, IS_FOR_THAT_BUILD));

    @Override
    public Optional<Replay> findInterrupted(String build) {
        return connections.use(
                READING,
                connection -> INTERRUPTED.on(connection).with("build", build).first(JdbcReplayLedger::replay));
    }

    private static final Sql TAKE_UP = Sql.of("""
            update replay
            set seen_at = clock_timestamp(), resumptions = resumptions + 1, build = :build
            where id = :id and %s and %s and %s
            returning %s
            """.formatted(IS_SILENT, CAN_BE_RESUMED, IS_FOR_THAT_BUILD, COLUMNS));

    @Override
    public Optional<Replay> takeUp(UUID id, String build) {
        return connections.commit(
                "Resuming a replay",
                connection -> TAKE_UP.on(connection)
                        .with("build", build)
                        .with("id", id)
                        .first(JdbcReplayLedger::replay));
    }

    private static final Sql INTERRUPT = Sql.of("""
            update replay
            set seen_at = clock_timestamp() - interval '%d seconds'
            where %s
            """.formatted(LONGEST_SILENCE.toSeconds(), IS_THAT_RUN));

    @Override
    public void interrupt(Replay run) {
        connections.commit(
                "Recording that a replay is interrupted",
                connection -> ofRun(INTERRUPT.on(connection), run).update());
    }

    private static final Sql PROGRESS = Sql.of("""
            update replay
            set position = :position, target = :target, seen_at = clock_timestamp()
            where %s
            returning cancelled_by is not null as is_cancelled
            """.formatted(IS_THAT_RUN));

    @Override
    public Heartbeat progress(Replay run, long position, long target) {
        Optional<Boolean> isCancelled = connections.commit(
                "Recording a replay's progress",
                connection -> ofRun(PROGRESS.on(connection), run)
                        .with("position", position)
                        .with("target", target)
                        .first(row -> row.truth("is_cancelled")));
        return isCancelled
                .map(cancelled -> cancelled ? Heartbeat.CANCELLED : Heartbeat.GO_ON)
                .orElse(Heartbeat.PRESUMED_DEAD);
    }

    private static final Sql FINISH = Sql.of("""
            update replay
            set status = :status, position = :position, target = greatest(target, :position),
              switch_millis = :switchMillis, doomed_position = :doomedPosition, report = :report, failure = :failure,
              seen_at = clock_timestamp(), finished_at = clock_timestamp()
            where %s
            """.formatted(IS_THAT_RUN));

    @Override
    public void finish(Replay run, Result result) {
        connections.commit(
                "Recording a replay's result",
                connection -> ofRun(FINISH.on(connection), run)
                        .with("status", result.status().code())
                        .with("position", result.position())
                        .with("switchMillis", result.switchTime().map(Duration::toMillis))
                        .with("doomedPosition", result.report().doom().map(Doom::position))
                        .with("report", ReportJson.write(result.report()))
                        .with("failure", result.failure())
                        .update());
    }

    private static Sql.Execution ofRun(Sql.Execution statement, Replay run) {
        return statement.with("id", run.id()).with("resumptions", run.resumptions());
    }

    /** A silent replay is ended here, because no server runs it that could notice the cancellation. */
    private static final Sql CANCEL = Sql.of("""
            update replay
            set cancelled_by = coalesce(cancelled_by, :by),
              status = case when %1$s then 'cancelled' else status end,
              finished_at = case when %1$s then clock_timestamp() end,
              failure = case when %1$s then 'It was cancelled.' end
            where id = :id and status = 'running' and not (%2$s)
            """.formatted(IS_SILENT, IS_LOST));

    @Override
    public boolean cancel(UUID id, String by) {
        int cancelled = connections.commit(
                "Cancelling a replay",
                connection ->
                        CANCEL.on(connection).with("by", by).with("id", id).update());
        return cancelled > 0;
    }

    private static final Sql CLEAR_UP = Sql.of("""
            update replay
            set status = case when id = :live then 'succeeded' else 'failed' end,
              finished_at = seen_at,
              failure = case when id = :live then null else %s end
            where %s and (id = :live or not (%s))
            """.formatted(DIED, IS_SILENT, CAN_BE_RESUMED));

    @Override
    public void clearUp(Optional<UUID> live) {
        connections.commit(
                "Clearing up after replays",
                connection -> CLEAR_UP.on(connection).with("live", live).update());
    }

    private static final Sql FIND = Sql.of(SELECT + "where id = :id");

    @Override
    public Optional<Replay> find(UUID id) {
        return connections.use(
                READING, connection -> FIND.on(connection).with("id", id).first(JdbcReplayLedger::replay));
    }

    private static final Sql PAGE = Sql.of(SELECT + """
            where :after::uuid is null or id < :after
            order by id desc
            limit :limit
            """);

    @Override
    public List<Replay> findPage(Optional<UUID> after, int limit) {
        return connections.use(
                READING,
                connection -> PAGE.on(connection)
                        .with("after", after)
                        .with("limit", limit)
                        .list(JdbcReplayLedger::replay));
    }

    private static final Sql LATEST = Sql.of(SELECT + """
            where build = :build and kind <> 'trial' and status <> 'cancelled'
            order by id desc
            limit 1
            """);

    @Override
    public Optional<Replay> findLatest(String build) {
        return connections.use(
                READING,
                connection -> LATEST.on(connection).with("build", build).first(JdbcReplayLedger::replay));
    }

    private static final Sql LAST_VERIFICATION = Sql.of(SELECT + """
            where kind = 'verify' and (status in ('succeeded', 'diverged') or doomed_position is not null)
            order by id desc
            limit 1
            """);

    @Override
    public Optional<Replay> findLastVerification() {
        return connections.use(
                READING, connection -> LAST_VERIFICATION.on(connection).first(JdbcReplayLedger::replay));
    }

    private static final Sql LAST_REBUILD = Sql.of(SELECT + """
            where kind = 'rebuild'
            order by id desc
            limit 1
            """);

    @Override
    public Optional<Replay> findLastRebuild() {
        return connections.use(
                READING, connection -> LAST_REBUILD.on(connection).first(JdbcReplayLedger::replay));
    }

    private static final Sql LAST_CONCLUSIVE = Sql.of(SELECT + """
            where kind <> 'trial' and (status in ('succeeded', 'diverged') or doomed_position is not null)
            order by id desc
            limit 1
            """);

    @Override
    public Optional<Replay> findLastConclusive() {
        return connections.use(
                READING, connection -> LAST_CONCLUSIVE.on(connection).first(JdbcReplayLedger::replay));
    }

    private static Replay replay(Row row) throws SQLException {
        return new Replay(
                row.uuid("id"),
                Replay.Kind.ofCode(row.text("kind")).orElseThrow(),
                Replay.Status.ofCode(row.text("status")),
                row.text("build"),
                row.number("position"),
                row.number("target"),
                row.text("requested_by"),
                row.truth("keeps_former"),
                row.integer("resumptions"),
                row.instant("started_at"),
                row.instant("seen_at"),
                row.optionalInstant("finished_at"),
                row.optionalNumber("switch_millis").map(Duration::ofMillis),
                ReportJson.read(row.optionalText("report").orElse(null)),
                row.optionalText("failure"));
    }
}
