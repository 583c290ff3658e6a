package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import io.micrometer.core.instrument.DistributionSummary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that append many commands to one log at the same time. */
class TwoNodesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final int CALLERS = 32;
    private static final int EACH = 10;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.empty().start();
        engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId("acme"),
                                new CompanyName("Acme"),
                                new Address("Hlavni 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("office@acme.example")),
                        Caller.of("tester"));
        engine.appender()
                .execute(
                        new OpenAccount(
                                new ClientId("pot"),
                                new ClientId("acme"),
                                new CurrencyCode("EUR"),
                                InterestRate.of("0"),
                                DAY),
                        Caller.of("tester"));
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        engine.close();
    }

    private static Receipt deposit(Engine node, String id) {
        ClientId clientId = new ClientId(id);
        return node.appender()
                .execute(
                        new DepositFunds(clientId, new ClientId("pot"), Money.of("1.00", "EUR"), DAY),
                        Caller.of("tester").withKey(new IdempotencyKey.OfThing("deposit", clientId)));
    }

    /** All callers deposit at once, spread over the nodes; gives the positions they were answered. */
    private Set<Long> depositAtOnce(Engine... nodes) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Future<List<Long>>> answers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            answers.add(callers.submit(() -> {
                together.await();
                List<Long> positions = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    Receipt receipt = deposit(nodes[number % nodes.length], "d-" + number + "-" + i);
                    positions.add(receipt.positions().orElseThrow().last());
                }
                return positions;
            }));
        }
        Set<Long> positions = new HashSet<>();
        for (Future<List<Long>> answer : answers) {
            positions.addAll(answer.get());
        }
        return positions;
    }

    private void everyDepositIsThereOnce(Engine node, Set<Long> positions) {
        assertThat(positions).hasSize(CALLERS * EACH);
        assertThat(node.log().head().position()).isEqualTo(2 + CALLERS * EACH);
        assertThat(node.state().position()).isEqualTo(node.log().head().at());
        assertThat(node.state()
                        .read(state -> state.state(AccountRepository.class)
                                .findExisting(new ClientId("pot"))
                                .balance())
                        .answer())
                .isEqualTo(Money.of(CALLERS * EACH + ".00", "EUR"));
    }

    private static DistributionSummary batches(Engine node) {
        return node.registry().get("daybook.append.batch.commands").summary();
    }

    @Test
    void twoNodesAppendToOneLog() throws Exception {
        try (Engine other = Engine.onWhatIsThere().start()) {
            everyDepositIsThereOnce(other, depositAtOnce(engine, other));
            assertThat(batches(other).count()).isPositive();
            assertThat(Math.max(batches(engine).max(), batches(other).max()))
                    .as("commands in one transaction")
                    .isGreaterThan(1);
        }
    }
}
