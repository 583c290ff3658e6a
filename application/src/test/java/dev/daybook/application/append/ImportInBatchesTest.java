package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.DAY;
import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.append.EventImport.Line;
import dev.daybook.application.append.EventImport.Order;
import dev.daybook.application.append.EventImport.Outcome;
import dev.daybook.application.append.EventImport.Stopped;
import dev.daybook.application.append.EventImport.UnreadableLine;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.FaultyTransaction.Fault;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import appends everything up to the first bad line, and nothing after it. */
class ImportInBatchesTest {

    private static final Caller CALLER = Caller.of("importer");
    private static final Order ORDER = new Order(2, false, Optional.empty());

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();
    private final EventImport imports = new EventImport(server.appender());
    private final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void openAnAccount() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
    }

    private Line deposit(int number, AccountId account) {
        FundsDeposited fact = new FundsDeposited(account, new ClientId("d-" + number), Money.of("1.00", "EUR"), DAY);
        return new Line(
                number,
                server.facts()
                        .read(
                                Optional.of(new UUID(5, number)),
                                new EventName("FundsDeposited"),
                                Optional.of(1),
                                databases.codec().encode(fact).text()));
    }

    private void givenDeposits(int count) {
        AccountId account = server.read(state -> account(state, "A-1").id());
        for (int number = 1; number <= count; number++) {
            lines.add(deposit(number, account));
        }
    }

    private void givenADepositToNoAccount() {
        lines.add(deposit(lines.size() + 1, new AccountId(new UUID(0, 404))));
    }

    /** The lines, then what the end does. The server takes a turn before each line is read. */
    private Outcome imported(Runnable end) {
        Iterator<Line> next = List.copyOf(lines).iterator();
        return imports.run(
                () -> {
                    server.turn();
                    if (next.hasNext()) {
                        return next.next();
                    }
                    end.run();
                    return null;
                },
                ORDER,
                CALLER);
    }

    private static Outcome outcome(long lines, long appended, long repeated, Optional<Long> last) {
        return new Outcome(lines, appended, repeated, last, 0, Map.of(), true);
    }

    private Outcome imported() {
        return imported(() -> {});
    }

    private Stopped stopped(Runnable end) {
        return catchThrowableOfType(Stopped.class, () -> imported(end));
    }

    private String balance() {
        return server.read(state -> account(state, "A-1").balance().toString());
    }

    @Test
    void everyFactIsAppendedOnce() {
        givenDeposits(5);
        assertThat(imported()).isEqualTo(outcome(5, 5, 0, Optional.of(7L)));
        assertThat(balance()).isEqualTo("5.00 EUR");
        assertThat(imported()).as("sent again").isEqualTo(outcome(5, 0, 5, Optional.of(7L)));
        assertThat(balance()).isEqualTo("5.00 EUR");
    }

    @Test
    void anImportGoesOnWhereAnEarlierOneHasEnded() {
        givenDeposits(3);
        imported();
        lines.clear();
        givenDeposits(6);
        assertThat(imported()).isEqualTo(outcome(6, 3, 3, Optional.of(8L)));
        assertThat(balance()).isEqualTo("6.00 EUR");
    }

    @Test
    void factsOfOneBatchShareATransaction() {
        givenDeposits(4);
        imported();
        assertThat(databases.log().commands()).as("two before the import").hasSize(2 + 2);
    }

    @Test
    void anEmptySourceAppendsNothing() {
        assertThat(imported()).isEqualTo(outcome(0, 0, 0, Optional.empty()));
        assertThat(server.log().head().position()).isEqualTo(2);
    }

    @Test
    void aRefusedFactStopsTheImportAtItsLine() {
        givenDeposits(3);
        givenADepositToNoAccount();
        lines.add(lines.get(0));
        Stopped stopped = stopped(() -> {});
        assertThat(stopped.line()).isEqualTo(4);
        assertThat(stopped.committedLines()).isEqualTo(2);
        assertThat(stopped.reason())
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("account.unknown"));
        assertThat(stopped).hasMessage(stopped.reason().getMessage());
        assertThat(balance()).as("without the batch of the bad line").isEqualTo("2.00 EUR");
    }

    @Test
    void anUnreadableLineStopsTheImportWhenTheBatchBeforeItIsCommitted() {
        givenDeposits(3);
        IllegalArgumentException noFact = new IllegalArgumentException("no fact");
        Stopped stopped = stopped(() -> {
            throw new UnreadableLine(4, noFact);
        });
        assertThat(stopped.line()).isEqualTo(4);
        assertThat(stopped.committedLines()).isEqualTo(2);
        assertThat(stopped.reason()).isSameAs(noFact);
        assertThat(balance()).isEqualTo("2.00 EUR");
    }

    @Test
    void aSourceThatBreaksOffStopsTheImportAfterTheLastLineThatWasRead() {
        givenDeposits(4);
        IllegalStateException broken = new IllegalStateException("the connection was lost");
        Stopped stopped = stopped(() -> {
            throw broken;
        });
        assertThat(stopped.line()).isEqualTo(5);
        assertThat(stopped.committedLines()).isEqualTo(4);
        assertThat(stopped.reason()).isSameAs(broken);
        assertThat(balance()).isEqualTo("4.00 EUR");
    }

    @Test
    void aBatchThatIsNotAcceptedStopsTheImportAtItsFirstLine() {
        givenDeposits(4);
        Iterator<Line> next = List.copyOf(lines).iterator();
        Stopped stopped = catchThrowableOfType(
                Stopped.class,
                () -> imports.run(
                        () -> {
                            server.turn();
                            Line line = next.hasNext() ? next.next() : null;
                            if (line == null || line.number() == 4) {
                                server.readiness().closed("closed for a test");
                            }
                            return line;
                        },
                        ORDER,
                        CALLER));
        assertThat(stopped.line()).isEqualTo(3);
        assertThat(stopped.committedLines()).isEqualTo(2);
        assertThat(stopped.reason())
                .isInstanceOfSatisfying(
                        AppendUnavailable.class,
                        closed -> assertThat(closed.reason()).isEqualTo(AppendUnavailable.Reason.NOT_READY));
        assertThat(balance()).isEqualTo("2.00 EUR");
    }

    @Test
    void aBatchWhoseOutcomeIsUnknownStopsTheImportAtItsFirstLine() {
        givenDeposits(4);
        lines.remove(0);
        server.transaction().nextCommits(Fault.COMMITTED_BUT_NOT_KNOWN);
        Stopped stopped = stopped(() -> {});
        assertThat(stopped.line()).isEqualTo(2);
        assertThat(stopped.committedLines()).isZero();
        assertThat(stopped.reason())
                .isInstanceOfSatisfying(
                        AppendUnavailable.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(AppendUnavailable.Reason.OUTCOME_UNKNOWN));
    }
}
