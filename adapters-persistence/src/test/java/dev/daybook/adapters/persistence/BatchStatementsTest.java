package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountOpened;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyCreated;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CommandExecution;
import dev.daybook.domain.kernel.CommandMetadata;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.ApprovePeriodReopening;
import dev.daybook.domain.period.ClosePeriod;
import dev.daybook.domain.period.ProposePeriodReopening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which statements a batch of commands sends to the state. The first open day must not cost a batch of deposits any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchStatementsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final ClientId ACCOUNT = new ClientId("A-17");
    private static final String FIRST_OPEN_DAY = "first_open_day where";

    private Engine engine;
    private final SentStatements sent = new SentStatements();
    private ApplicationState state;
    private int transactions;
    private int commands;

    @BeforeAll
    void start() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @BeforeEach
    void anAccount() throws Exception {
        Engine.emptyState();
        sent.take();
        state = engine.newState(
                sent.of(engine.applicationState().xa()),
                engine.applicationState().read());
        CompanyId company = new CompanyId(UUID.randomUUID());
        inTransaction(state, session -> {
            record(
                    new CompanyCreated(
                            company,
                            new ClientId("acme"),
                            new CompanyName("Acme"),
                            new Address("x", Optional.empty(), "y", "z", new CountryCode("CZ")),
                            new EmailAddress("a@b.example")),
                    "writer",
                    session);
            record(
                    new AccountOpened(
                            new AccountId(UUID.randomUUID()),
                            ACCOUNT,
                            company,
                            new CurrencyCode("EUR"),
                            InterestRate.of("0"),
                            DAY),
                    "writer",
                    session);
        });
        sent.take();
    }

    @FunctionalInterface
    private interface Work {
        void on(StateSession session);
    }

    private void inTransaction(ApplicationState server, Work work) throws Exception {
        engine.transaction().begin();
        StateSession session = server.open(Duration.ofSeconds(5));
        try {
            work.on(session);
            session.write(new LogPosition(session.position().position() + 1, Digest.of("" + ++transactions)));
        } catch (Throwable failed) {
            session.release();
            engine.transaction().rollback();
            throw failed;
        }
        session.release();
        engine.transaction().commit();
        session.committed();
    }

    private void run(Creator creator, String actor, StateSession session) {
        creator.announce(session);
        execution(actor, session).decide(creator, false).forEach(event -> record(event, actor, session));
    }

    private void record(Event event, String actor, StateSession session) {
        var type = engine.catalogue().typeOf(event);
        type.announce(event, session);
        CommandExecution execution = execution(actor, session);
        CommandExecution.keepOrTakeBack(
                session, () -> execution.materialize(type, event, execution.number(), task -> {}, sentence -> {}));
    }

    private CommandExecution execution(String actor, StateSession session) {
        return new CommandExecution(
                new CommandMetadata(UUID.randomUUID(), "Test", actor, Instant.parse("2026-03-01T12:00:00Z")),
                session,
                UUID::randomUUID,
                ++commands);
    }

    /** A batch of deposits: all are announced, and then carried out. */
    private void deposit(int count, LocalDate day, StateSession session) {
        List<DepositFunds> deposits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deposits.add(new DepositFunds(new ClientId("D-" + UUID.randomUUID()), ACCOUNT, Money.of("1", "EUR"), day));
        }
        deposits.forEach(deposit -> deposit.announce(session));
        deposits.forEach(deposit -> run(deposit, "writer", session));
    }

    private List<String> depositsOf(LocalDate day) throws Exception {
        inTransaction(state, session -> deposit(100, day, session));
        return sent.take();
    }

    private void close(ApplicationState server, LocalDate firstOpenDay) throws Exception {
        inTransaction(server, session -> run(new ClosePeriod(firstOpenDay, "It is over"), "operator", session));
    }

    @Test
    void aBatchOfDepositsReadsItsTransactionsAndNothingOfPeriodsAndChangesNoAccount() throws Exception {
        // the first batch of a server reads that there is no row
        assertThat(depositsOf(DAY)).anyMatch(sql -> sql.contains(FIRST_OPEN_DAY));
        for (int batch = 0; batch < 3; batch++) {
            List<String> statements = depositsOf(DAY);
            assertThat(statements)
                    .noneMatch(sql -> sql.contains("first_open_day"))
                    .hasSize(3);
            assertThat(statements.get(0)).contains("lock_application_state");
            assertThat(statements.get(1)).contains("from posting");
            assertThat(statements.get(2)).startsWith("update event_log_state");
        }
    }

    @Test
    void aBatchWhoseTransactionsArePresumedToBeNewReadsNothing() throws Exception {
        depositsOf(DAY);
        inTransaction(state, session -> {
            session.presumeNewKeys();
            deposit(100, DAY, session);
        });
        assertThat(sent.take())
                .hasSize(2)
                .anyMatch(sql -> sql.contains("lock_application_state"))
                .anyMatch(sql -> sql.startsWith("update event_log_state"));
    }

    @Test
    void whatTheServerHasClosedItselfItKnows() throws Exception {
        close(state, DAY.plusDays(3));
        sent.take();
        assertThat(depositsOf(DAY.plusDays(3))).noneMatch(sql -> sql.contains("first_open_day"));
        assertThatThrownBy(() -> depositsOf(DAY.plusDays(2)))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("period.closed"));
    }

    @Test
    void whatAnotherServerHasClosedIsReadOnce() throws Exception {
        depositsOf(DAY);
        ApplicationState other = engine.newState();
        close(other, DAY.plusDays(3));
        assertThatThrownBy(() -> depositsOf(DAY.plusDays(2))).hasMessageContaining("the first open day is 2026-01-08");
        depositsOf(DAY.plusDays(3));
        assertThat(depositsOf(DAY.plusDays(3))).noneMatch(sql -> sql.contains("first_open_day"));
    }

    @Test
    void aCloseThatIsRolledBackIsForgotten() throws Exception {
        depositsOf(DAY);
        assertThatThrownBy(() -> inTransaction(state, session -> {
                    run(new ClosePeriod(DAY.plusDays(3), "It is over"), "operator", session);
                    run(new ProposePeriodReopening(DAY.plusDays(9), "Not closed"), "operator", session);
                }))
                .hasMessageContaining("There is no period");
        sent.take();
        assertThat(depositsOf(DAY)).isNotEmpty();
    }

    @Test
    void aCloseAndAReopeningHoldFromTheNextCommandOfTheBatchOn() throws Exception {
        LocalDate firstOpenDay = DAY.plusDays(3);
        inTransaction(state, session -> {
            deposit(1, DAY, session);
            run(new ClosePeriod(firstOpenDay, "It is over"), "operator", session);
            assertThatThrownBy(() -> deposit(1, DAY, session)).hasMessageContaining("the books are closed");
            deposit(1, firstOpenDay, session);
            run(new ProposePeriodReopening(firstOpenDay, "A late invoice"), "operator", session);
            assertThatThrownBy(() -> deposit(1, DAY, session)).hasMessageContaining("the books are closed");
            run(new ApprovePeriodReopening(firstOpenDay), "approver", session);
            deposit(1, DAY, session);
        });
        assertThat(depositsOf(DAY)).isNotEmpty();
    }
}
