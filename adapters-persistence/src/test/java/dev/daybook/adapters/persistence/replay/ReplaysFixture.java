package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.json.DaybookJson;
import dev.daybook.application.append.Caller;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayLedger.Result;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine with one event, and replays on it. */
abstract class ReplaysFixture {

    static final Divergence DIVERGENCE = new Divergence(
            "account", "A-1", Optional.of("balance"), Optional.of("1"), Optional.empty(), Optional.of(7L));
    static final Result DIVERGED = new Result(
            Status.DIVERGED,
            9,
            Optional.of(Duration.ofMillis(3)),
            new Report(List.of(), List.of(DIVERGENCE), Optional.empty()),
            Optional.empty());

    private final AtomicInteger ids = new AtomicInteger(100);
    Engine engine;
    ReplayLedger ledger;
    Replays replays;

    @BeforeEach
    void begin() {
        engine = Engine.empty().start();
        ledger = new JdbcReplayLedger(engine, DaybookJson.mapper());
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

    Replays replays() {
        return new Replays(
                engine.log(),
                ledger,
                engine.asideStates(),
                engine.replay(),
                () -> new UUID(7, ids.incrementAndGet()),
                Executors.defaultThreadFactory(),
                new ReplayMetrics(engine.registry()));
    }

    @AfterEach
    void stop() {
        replays.close();
        engine.close();
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
