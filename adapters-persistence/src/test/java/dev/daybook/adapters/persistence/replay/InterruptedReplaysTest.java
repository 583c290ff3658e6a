package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.append.Caller;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay in the background that is interrupted with its server, over the real ledger and the real schemas. */
class InterruptedReplaysTest {

    private final AtomicInteger ids = new AtomicInteger(100);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final JobRunner runner = new JobRunner(threads, timer);
    private final JobRunner runnerOfTheNextServer = new JobRunner(threads, timer);
    private final Engine engine = Engine.empty();
    private final ReplayLedger ledger = new JdbcReplayLedger(engine);

    @BeforeEach
    void append() {
        engine.start()
                .appender()
                .execute(
                        new CreateCompany(
                                new ClientId("acme"),
                                new CompanyName("Acme"),
                                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.cz")),
                        Caller.of("tester"));
    }

    @AfterEach
    void stop() {
        runner.close();
        runnerOfTheNextServer.close();
        threads.shutdown();
        timer.shutdown();
        engine.close();
    }

    private Replays replays(JobRunner jobs) {
        return new Replays(
                engine.log(),
                ledger,
                engine.asideStates(),
                engine.replay(),
                () -> new UUID(7, ids.incrementAndGet()),
                jobs,
                Clock.systemUTC(),
                new ReplayMetrics(engine.registry()));
    }

    @Test
    void aServerThatStopsInterruptsItsReplayAndTheNextServerGoesOnAtOnce() throws SQLException {
        Replay begun;
        try (Connection reader = engine.applicationState().read().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            // the switch waits for this reader
            statement.execute("lock table event_log_state in access share mode");
            begun = replays(runner)
                    .begin(Kind.REBUILD, true, "operator")
                    .started()
                    .orElseThrow();
            runner.close();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ledger.findInterrupted(begun.build()).isPresent());
            reader.rollback();
        }
        assertThat(ledger.find(begun.id()).orElseThrow().status()).isEqualTo(Status.RUNNING);
        replays(runnerOfTheNextServer).takeUpInterrupted();
        Replay resumed = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ledger.find(begun.id()).orElseThrow(), replay -> replay.status() != Status.RUNNING);
        assertThat(resumed.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(resumed.keepsFormer()).isTrue();
        String kept = "application_state_kept_" + begun.id().toString().replace("-", "");
        Engine.onSuperuser("application_state", "drop schema " + kept + " cascade");
    }
}
