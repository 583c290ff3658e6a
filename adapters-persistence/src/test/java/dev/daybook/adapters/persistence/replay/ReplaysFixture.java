package dev.daybook.adapters.persistence.replay;

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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine with one event, and replays on it. */
abstract class ReplaysFixture {

    private final AtomicInteger ids = new AtomicInteger(100);
    Engine engine;
    ReplayLedger ledger;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<JobRunner> runners = new ArrayList<>();
    Replays replays;

    @BeforeEach
    void begin() {
        engine = Engine.empty().start();
        ledger = new JdbcReplayLedger(engine);
        replays = replays();
        engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId("acme"),
                                new CompanyName("Acme"),
                                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.cz")),
                        Caller.of("tester"));
    }

    /** Replays of another server. */
    Replays replays() {
        runners.add(new JobRunner(threads, timer));
        return new Replays(
                engine.log(),
                ledger,
                engine.asideStates(),
                engine.replay(),
                () -> new UUID(7, ids.incrementAndGet()),
                runners.get(runners.size() - 1),
                Clock.systemUTC(),
                new ReplayMetrics(engine.registry()));
    }

    @AfterEach
    void stop() {
        stopServers();
        threads.shutdown();
        timer.shutdown();
        engine.close();
    }

    void stopServers() {
        runners.forEach(JobRunner::close);
    }

    Replay begun(Kind kind) {
        return replays.begin(kind, false, "operator").started().orElseThrow();
    }

    Optional<Replay> record(UUID id) {
        return ledger.begin(id, Kind.VERIFY, "some-build", 5, false, "operator");
    }

    Replay ended(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> replays.find(id).orElseThrow(), replay -> replay.status() != Status.RUNNING);
    }

    Replay found(UUID id) {
        return ledger.find(id).orElseThrow();
    }

    static void makeSilent() {
        Engine.onSuperuser(
                "event_log",
                "update daybook.replay set seen_at = seen_at - interval '10 minutes' where status = 'running'");
    }
}
