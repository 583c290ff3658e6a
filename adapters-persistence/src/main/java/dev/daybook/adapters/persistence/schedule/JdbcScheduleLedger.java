package dev.daybook.adapters.persistence.schedule;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.schedule.ScheduleLedger;
import dev.daybook.application.schedule.ScheduledRun;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record of schedules in PostgreSQL, written in transactions of its own. */
@Singleton
public class JdbcScheduleLedger implements ScheduleLedger {

    private static final String READING = "Reading the schedules";
    private static final String RECORDING = "Recording a schedule";

    private final Connections connections;

    @Inject
    public JdbcScheduleLedger(Databases databases) {
        this.connections = new Connections(databases.eventLog().read());
    }

    private static final Sql FIND = Sql.of("select calendar, through from schedule where name = :name");

    @Override
    public Optional<Progress> find(String schedule) {
        return connections.use(
                READING,
                connection -> FIND.on(connection)
                        .with("name", schedule)
                        .first(row -> new Progress(row.text("calendar"), row.date("through"))));
    }

    private static final Sql BEGIN = Sql.of("""
            insert into schedule (name, calendar, through)
            values (:name, :calendar, :through)
            on conflict (name) do update
            set calendar = excluded.calendar,
              through = greatest(schedule.through, excluded.through),
              changed_at = clock_timestamp()
            """);

    @Override
    public void begin(String schedule, String calendar, LocalDate through) {
        connections.commit(
                RECORDING,
                connection -> BEGIN.on(connection)
                        .with("name", schedule)
                        .with("calendar", calendar)
                        .with("through", through)
                        .update());
    }

    private static final Sql RECORD = Sql.of("""
            insert into scheduled_run (schedule, day, outcome, tries, first_tried_at, tried_at, first_position,
              last_position, code, sentence)
            values (:schedule, :day, :outcome, :tries, :firstTriedAt, :triedAt, :first, :last, :code, :sentence)
            on conflict (schedule, day) do update
            set outcome = excluded.outcome,
              tries = excluded.tries,
              tried_at = excluded.tried_at,
              first_position = excluded.first_position,
              last_position = excluded.last_position,
              code = excluded.code,
              sentence = excluded.sentence
            where scheduled_run.outcome <> 'done'
            """);

    /** Without a date the schedule stays where it is. */
    private static final Sql ADVANCE = Sql.of("""
            update schedule
            set through = greatest(through, :decided::date)
            where name = :schedule
            """);

    @Override
    public void record(ScheduledRun run) {
        Optional<LocalDate> decided = run.outcome() == Outcome.WAITING ? Optional.empty() : Optional.of(run.date());
        connections.commit(RECORDING, connection -> {
            int begun = ADVANCE.on(connection)
                    .with("decided", decided)
                    .with("schedule", run.schedule())
                    .update();
            if (begun == 0) {
                throw new IllegalStateException("The schedule " + run.schedule() + " has not begun.");
            }
            return RECORD.on(connection)
                    .with("schedule", run.schedule())
                    .with("day", run.date())
                    .with("outcome", run.outcome().code())
                    .with("tries", run.tries())
                    .with("firstTriedAt", run.firstTriedAt())
                    .with("triedAt", run.triedAt())
                    .with("first", run.positions().map(PositionRange::first))
                    .with("last", run.positions().map(PositionRange::last))
                    .with("code", run.problem().map(Problem::code))
                    .with("sentence", run.problem().map(Problem::sentence))
                    .update();
        });
    }

    private static final String SELECT = """
            select schedule, day, outcome, tries, first_tried_at, tried_at, first_position, last_position, code, sentence
            from scheduled_run
            """;

    private static final Sql OPEN = Sql.of(SELECT + """
            where schedule = :schedule and outcome in ('waiting', 'refused', 'failed')
            order by day
            """);

    @Override
    public List<ScheduledRun> findOpen(String schedule) {
        return connections.use(
                READING,
                connection -> OPEN.on(connection).with("schedule", schedule).list(JdbcScheduleLedger::run));
    }

    private static final Sql LAST = Sql.of(SELECT + """
            where schedule = :schedule
            order by tried_at desc, day desc
            limit 1
            """);

    @Override
    public Optional<ScheduledRun> findLast(String schedule) {
        return connections.use(
                READING,
                connection -> LAST.on(connection).with("schedule", schedule).first(JdbcScheduleLedger::run));
    }

    private static ScheduledRun run(Row row) throws SQLException {
        Optional<Long> first = row.optionalNumber("first_position");
        Optional<String> code = row.optionalText("code");
        return new ScheduledRun(
                row.text("schedule"),
                row.date("day"),
                Outcome.ofCode(row.text("outcome")),
                row.integer("tries"),
                row.instant("first_tried_at"),
                row.instant("tried_at"),
                first.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PositionRange(first.get(), row.number("last_position"))),
                code.isEmpty() ? Optional.empty() : Optional.of(new Problem(code.get(), row.text("sentence"))));
    }
}
