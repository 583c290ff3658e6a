package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import io.micrometer.core.instrument.DistributionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many commands in one transaction. */
class GroupCommitTest {

    private static final int COMMANDS = 320;

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);

    private InMemoryServer server(AppendSettings settings) {
        InMemoryServer server = new InMemoryServer(databases, timer, settings).start();
        server.execute(createCompany("acme"));
        server.execute(openAccount("pot", "acme"));
        return server;
    }

    private static PendingCommand begin(InMemoryServer server, String id) {
        return server.appender()
                .begin(
                        deposit(id, "pot", "1.00"),
                        Caller.of("tester").withKey(new IdempotencyKey.OfThing("deposit", new ClientId(id))));
    }

    private static List<Receipt> answers(InMemoryServer server, List<PendingCommand> pending) {
        return pending.stream().map(server::await).toList();
    }

    private static List<Receipt> depositAtOnce(InMemoryServer server) {
        List<PendingCommand> pending = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            pending.add(begin(server, "d-" + i));
        }
        return answers(server, pending);
    }

    private static void everyDepositIsThereOnce(InMemoryServer server, List<Receipt> receipts) {
        assertThat(receipts)
                .extracting(receipt -> receipt.positions().orElseThrow().last())
                .doesNotHaveDuplicates();
        assertThat(server.log().head().position()).isEqualTo(2 + COMMANDS);
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
        assertThat(server.<Money>read(state -> account(state, "pot").balance()))
                .isEqualTo(Money.of(COMMANDS + ".00", "EUR"));
    }

    private static DistributionSummary batches(InMemoryServer server) {
        return server.registry().get("daybook.append.batch.commands").summary();
    }

    @Test
    void commandsThatWaitShareOneTransaction() {
        InMemoryServer server = server(AppendSettings.DEFAULT);
        everyDepositIsThereOnce(server, depositAtOnce(server));
        assertThat(batches(server).max()).isEqualTo(COMMANDS);
        assertThat(batches(server).count()).isEqualTo(3);
        assertThat(server.registry()
                        .get("daybook.append.commands")
                        .tag("outcome", "applied")
                        .counter()
                        .count())
                .isEqualTo(2 + COMMANDS);
    }

    @Test
    void aTransactionThatHasTakenLongEnoughLeavesTheRestToTheNext() {
        AppendSettings usual = AppendSettings.DEFAULT;
        InMemoryServer server = server(new AppendSettings(
                usual.queueLength(),
                usual.batchCommands(),
                usual.batchEvents(),
                Duration.ofNanos(1),
                usual.lockTime(),
                usual.queueTime(),
                usual.answerTime(),
                usual.transactionTime()));
        everyDepositIsThereOnce(server, depositAtOnce(server));
        assertThat(batches(server).max()).isEqualTo(1);
    }

    @Test
    void oneKeyFromManyCallersHasOneEffect() {
        InMemoryServer server = server(AppendSettings.DEFAULT);
        List<PendingCommand> pending = new ArrayList<>();
        for (int caller = 0; caller < 32; caller++) {
            pending.add(begin(server, "once"));
        }
        List<Receipt> receipts = answers(server, pending);
        assertThat(receipts)
                .extracting(receipt -> receipt.positions().orElseThrow().last())
                .containsOnly(3L);
        assertThat(receipts.stream().mapToInt(Receipt::appended).sum()).isEqualTo(1);
    }
}
