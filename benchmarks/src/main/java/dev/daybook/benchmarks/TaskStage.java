package dev.daybook.benchmarks;

import dev.daybook.benchmarks.audit.Audit;
import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.report.Results;
import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Submits tasks with deposits for a moment, and waits until all of them have been carried out. */
final class TaskStage {

    private static final int CALLERS = 8;
    private static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 600;

    private final DaybookServer daybook;
    private final EmbeddedPostgres postgres;
    private final Audit audit;
    private final Settings settings;

    TaskStage(DaybookServer daybook, EmbeddedPostgres postgres, Audit audit, Settings settings) {
        this.daybook = daybook;
        this.postgres = postgres;
        this.audit = audit;
        this.settings = settings;
    }

    Results.Tasks run(int round) throws IOException, InterruptedException, SQLException {
        long before = done();
        long begin = System.nanoTime();
        Point point = daybook.drive(new Order(
                "deposits-with-a-task-done",
                "tasks-" + round,
                CALLERS,
                settings.accounts(),
                0,
                settings.full() ? 2 : settings.seconds(),
                0,
                0,
                0));
        long tasks = point.acknowledged();
        await(before + tasks);
        double seconds = (System.nanoTime() - begin) / 1e9;
        audit.expect(tasks, new BigDecimal("10.00").multiply(BigDecimal.valueOf(tasks)));
        Results.Tasks result =
                new Results.Tasks(tasks, CALLERS, seconds, tasks / seconds, Measurements.mustBeRight(audit.changes()));
        Say.line("round %d, %,d tasks carried out, %,.0f a second", round, tasks, result.perSecond());
        return result;
    }

    private void await(long wanted) throws InterruptedException, SQLException {
        long begin = System.nanoTime();
        for (long done = done(); done < wanted; done = done()) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IllegalStateException(wanted - done + " tasks have not been carried out in time");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private long done() throws SQLException {
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from daybook.task where kind = 'deposit-notice' and status = 'DONE'")) {
            count.next();
            return count.getLong(1);
        }
    }
}
