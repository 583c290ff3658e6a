package dev.daybook.adapters.persistence.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.integrity.IntegrityCheck;
import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.integrity.IntegrityChecks;
import dev.daybook.application.integrity.IntegrityLedger;
import dev.daybook.application.integrity.IntegrityLedger.Result;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.job.JobStart.AlreadyRunning;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks as they are kept: one at a time, by whom, and for good. */
class IntegrityChecksTest {

    private static final Result INTACT = new Result(
            Status.INTACT, 5, Optional.empty(), Optional.of(new LogPosition(5, Digest.of("x"))), Optional.empty());

    private Engine engine;
    private IntegrityLedger ledger;

    @BeforeEach
    void migrate() {
        engine = Engine.empty().migrated();
        ledger = new JdbcIntegrityLedger(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private Optional<IntegrityCheck> begin(UUID id) {
        return ledger.begin(id, 5, Optional.of(new LogPosition(3, Digest.of("y"))), "auditor");
    }

    @Test
    void whatCameOfACheckStays() throws SQLException {
        begin(new UUID(7, 1));
        ledger.finish(new UUID(7, 1), INTACT);
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "update daybook.integrity_check set detail = 'x'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "delete from daybook.integrity_check"))
                .hasMessageContaining("append-only");
        try (Connection connection = engine.eventLog().read().getConnection();
                Statement statement = connection.createStatement()) {
            for (String refused : new String[] {
                "delete from integrity_check",
                "update integrity_check set requested_by = 'nobody'",
                "insert into integrity_check (id, target, requested_by, started_at)"
                        + " values (gen_random_uuid(), 1, 'x', now())"
            }) {
                assertThatThrownBy(() -> statement.execute(refused)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theTableThatIsMissingIsAFailureAndNotAResult() {
        Engine.onSuperuser("event_log", "drop table daybook.integrity_check");
        assertThatThrownBy(() -> begin(new UUID(7, 1))).isInstanceOf(StorageFailure.class);
    }

    @Test
    void aCheckOfAnEmptyLogRunsAndASecondOneIsRefusedMeanwhile() {
        ExecutorService threads = Executors.newCachedThreadPool();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            IntegrityChecks checks = new IntegrityChecks(
                    engine.log(),
                    new JdbcRecordedChain(engine),
                    ledger,
                    UUID::randomUUID,
                    new JobRunner(threads, timer),
                    threads);
            IntegrityCheck first =
                    checks.begin(Optional.empty(), "auditor").started().orElseThrow();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> checks.find(first.id()).orElseThrow().status() == Status.INTACT);
            assertThat(checks.find(first.id()).orElseThrow().head()).contains(LogPosition.START);
            begin(new UUID(7, 1));
            assertThat(checks.begin(Optional.empty(), "auditor")).isEqualTo(new AlreadyRunning<>("integrity-check"));
        } finally {
            threads.shutdown();
            timer.shutdown();
        }
    }
}
