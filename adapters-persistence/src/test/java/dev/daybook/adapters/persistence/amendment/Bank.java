package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.replay.JdbcReplayLedger;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.amendment.AmendmentInState;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.amendment.AmendmentsDue;
import dev.daybook.application.append.Caller;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A small bank whose log is amended: a company (event 1), an account (2), and deposits of 10.00 (3) and 20.00 (4). */
final class Bank implements AutoCloseable {

    static final String PROPOSER = "operator";
    static final String APPROVER = "approver";
    static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    static final ClientId ACCOUNT = new ClientId("A-1");

    private static final ClientId ACME = new ClientId("acme");

    final Engine engine;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final JobRunner runner = new JobRunner(threads, timer);
    final Replays replays;
    final AmendmentsDue due;
    final Amendments amendments;
    private final AtomicLong ids = new AtomicLong(System.nanoTime());
    private int deposits;

    private Bank(Engine engine) {
        this.engine = engine;
        JdbcAmendmentLedger ledger = new JdbcAmendmentLedger(engine);
        replays = new Replays(
                engine.log(),
                new JdbcReplayLedger(engine),
                engine.asideStates(),
                engine.replay(),
                this::newId,
                runner,
                Clock.systemUTC(),
                new ReplayMetrics(engine.registry()));
        due = new AmendmentsDue(engine.log(), ledger, replays, Clock.systemUTC());
        amendments = new Amendments(engine.log(), engine.catalogue(), engine.codec(), ledger, due, this::newId);
    }

    private UUID newId() {
        return new UUID(7, ids.incrementAndGet());
    }

    /** Amendments on that engine, whatever its business. */
    static Bank on(Engine engine) {
        return new Bank(engine);
    }

    /** The bank with its four events. */
    static Bank open() {
        Bank bank = on(Engine.empty().start());
        Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        bank.execute(new CreateCompany(ACME, new CompanyName("A"), address, new EmailAddress("a@b.cz")));
        bank.execute(new OpenAccount(ACCOUNT, ACME, new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
        bank.deposit("10.00");
        bank.deposit("20.00");
        return bank;
    }

    /** The same on the databases of an earlier one. It accepts no commands yet. */
    static Bank again() {
        return new Bank(Engine.onWhatIsThere());
    }

    void execute(Creator creator) {
        engine.appender().execute(creator, Caller.of("tester"));
    }

    void deposit(String amount) {
        execute(new DepositFunds(new ClientId("d-" + ++deposits), ACCOUNT, Money.of(amount, "EUR"), DAY));
    }

    String data(long position) {
        return engine.log().find(position).orElseThrow().data().text();
    }

    String balance() {
        return engine.state()
                .read(state -> state.state(AccountRepository.class)
                        .findByClientId(ACCOUNT)
                        .orElseThrow())
                .answer()
                .balance()
                .toString();
    }

    AmendmentInState inState() {
        return new AmendmentInState(engine.log(), engine.state(), engine.codec(), replays);
    }

    /** Proposes the event's data with one part of it changed, and waits for what its trial says. */
    AmendmentCase propose(long position, String from, String to) {
        return propose(position, data(position).replace(from, to));
    }

    AmendmentCase propose(long position, String data) {
        return tried(amendments
                .propose(position, data, "It was mistyped.", PROPOSER)
                .amendment()
                .id());
    }

    AmendmentCase tried(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            due.run(new JobContext());
                            return amendments.find(id).orElseThrow();
                        },
                        known -> known.trial()
                                .filter(trial -> trial.status() != Replay.Status.RUNNING)
                                .isPresent());
    }

    /** Approves an amendment, and waits until it is applied or a rebuild could not. */
    AmendmentCase approve(UUID id) {
        amendments.approve(id, APPROVER);
        return decided(id);
    }

    AmendmentCase decided(UUID id) {
        AmendmentCase decided = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            due.run(new JobContext());
                            return amendments.find(id).orElseThrow();
                        },
                        known -> known.amendment().status() == Amendment.Status.APPLIED
                                || known.rebuild()
                                        .filter(rebuild -> rebuild.status() != Replay.Status.RUNNING)
                                        .isPresent());
        noReplayRuns();
        return decided;
    }

    /** Amends an event all the way. */
    Amendment amend(long position, String from, String to) {
        AmendmentCase applied = approve(propose(position, from, to).amendment().id());
        assertThat(applied.amendment().status()).as(applied.toString()).isEqualTo(Amendment.Status.APPLIED);
        return applied.amendment();
    }

    /** What comes of comparing the state with the log. */
    Replay verified() {
        UUID id = replays.begin(Replay.Kind.VERIFY, false, "tester")
                .started()
                .orElseThrow()
                .id();
        noReplayRuns();
        return replays.find(id).orElseThrow();
    }

    void noReplayRuns() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> replays.findPage(Optional.empty(), 1).stream()
                        .noneMatch(replay -> replay.status() == Replay.Status.RUNNING));
    }

    @Override
    public void close() {
        noReplayRuns();
        runner.close();
        threads.shutdown();
        timer.shutdown();
        engine.close();
    }

    /** Changes the data of an event past the log, as only a superuser can. */
    static void forge(long position, String from, String to) {
        Engine.onSuperuser("event_log", """
                alter table daybook.event_log disable trigger amended_only;
                update daybook.event_log set data = replace(data, '%s', '%s') where position = %d;
                alter table daybook.event_log enable always trigger amended_only""".formatted(from, to, position));
    }
}
