package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One state takes another one's place while everybody reads and writes. */
class SwitchUnderLoadTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final ClientId ACCOUNT = new ClientId("A-1");
    private static final int SWITCHES = 6;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private Engine engine;
    private volatile boolean stopping;

    @BeforeEach
    void open() {
        engine = Engine.empty().start();
        Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        execute(new CreateCompany(new ClientId("acme"), new CompanyName("A"), address, new EmailAddress("a@b.cz")));
        execute(new OpenAccount(ACCOUNT, new ClientId("acme"), new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
    }

    @AfterEach
    void close() {
        people.shutdownNow();
        engine.close();
    }

    private Receipt execute(dev.daybook.domain.kernel.Creator creator) {
        return engine.appender().execute(creator, Caller.of("tester"));
    }

    /** Pays in one by one, and remembers the position that was answered. */
    private long write() {
        long written = 0;
        while (!stopping) {
            long begun = System.nanoTime();
            Receipt receipt = execute(new DepositFunds(
                    new ClientId(UUID.randomUUID().toString()), ACCOUNT, Money.of("1.00", "EUR"), DAY));
            longestWait.accumulateAndGet(System.nanoTime() - begun, Math::max);
            acknowledged.accumulateAndGet(receipt.readableFrom(), Math::max);
            written++;
        }
        return written;
    }

    /** Reads the account and what makes it up by several statements, which must fit and be no older than what is known. */
    private long read() {
        long read = 0;
        while (!stopping) {
            long atLeast = acknowledged.get();
            var snapshot = engine.state().read(state -> {
                Account account = state.state(AccountRepository.class)
                        .findByClientId(ACCOUNT)
                        .orElseThrow();
                List<Long> positions = new ArrayList<>();
                state.state(PostingRepository.class)
                        .findPage(account.id(), 0, 1_000_000)
                        .forEach(posting -> positions.add(posting.position()));
                assertThat(account.balance())
                        .as("the balance, beside the postings")
                        .isEqualTo(Money.of(positions.size() + ".00", "EUR"));
                return account.position();
            });
            assertThat(snapshot.position()).as("the position that is read").isGreaterThanOrEqualTo(atLeast);
            assertThat(snapshot.answer()).isEqualTo(snapshot.position());
            assertThat(engine.state().position().position()).isGreaterThanOrEqualTo(snapshot.position());
            read++;
        }
        return read;
    }

    @Test
    void nobodyFailsWaitsForLongOrSeesAMixture() throws Exception {
        List<Future<Long>> work = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            work.add(people.submit(this::write));
            work.add(people.submit(this::read));
        }
        Duration longestSwitch = Duration.ZERO;
        for (int i = 0; i < SWITCHES; i++) {
            StateReplay.Rebuilt rebuilt = engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true);
            longestSwitch = rebuilt.switchTime().compareTo(longestSwitch) > 0 ? rebuilt.switchTime() : longestSwitch;
        }
        stopping = true;
        for (Future<Long> one : work) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isPositive();
        }
        assertThat(longestSwitch).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(longestWait.get())).isLessThan(Duration.ofSeconds(2));
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
        assertThat(engine.replay()
                        .compare(UUID.randomUUID(), 10, (position, target) -> true)
                        .divergences())
                .isEmpty();
    }

    @Test
    void whoReadsForLongHoldsTheSwitchUpAndNotTheAppenders() throws Exception {
        var connection = engine.applicationState().read().getConnection();
        Future<StateReplay.Rebuilt> rebuilt;
        try (connection) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table event_log_state in access share mode");
            }
            Future<Long> writer = people.submit(this::write);
            rebuilt =
                    people.submit(() -> engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true));
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() > 200);
            assertThat(rebuilt.isDone()).isFalse();
            assertThat(writer.isDone()).isFalse();
            connection.rollback();
        }
        assertThat(rebuilt.get(60, TimeUnit.SECONDS).switchTime()).isLessThan(Duration.ofSeconds(1));
        stopping = true;
        assertThat(Duration.ofNanos(longestWait.get())).isLessThan(Duration.ofSeconds(2));
    }
}
