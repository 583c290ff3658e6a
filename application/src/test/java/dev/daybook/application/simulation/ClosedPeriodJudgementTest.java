package dev.daybook.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.PeriodCloseId;
import dev.daybook.domain.period.PeriodClosed;
import dev.daybook.domain.period.PeriodFeature;
import dev.daybook.domain.period.PeriodReopened;
import dev.daybook.domain.period.PeriodReopeningProposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The judgement finds what must not be. Facts, which no creator checks, stand for commands that went wrong. */
class ClosedPeriodJudgementTest {

    private static final PeriodCloseId CLOSE = new PeriodCloseId(new UUID(1, 2));

    private final InMemoryDatabases databases = InMemoryDatabases.empty(
            new EventCatalogue(List.of(new AccountFeature(), new CompanyFeature(), new PeriodFeature())));
    private final InMemoryServer server =
            new InMemoryServer(databases, new HandDrivenTimer(Instant.parse("2026-03-01T00:00:00Z"))).start();

    private void record(String actor, String name, Record event) {
        ProposedEvent fact = server.facts()
                .read(
                        Optional.empty(),
                        new EventName(name),
                        Optional.empty(),
                        databases.codec().encode(event).text());
        server.await(server.appender().begin(List.of(fact), Caller.of(actor)));
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>();
        new ClosedPeriodJudgement(databases, List.of(), findings).judge();
        return findings;
    }

    @Test
    void aCommandForAClosedDayIsFound() {
        server.execute(BankCommands.createCompany("acme"));
        server.execute(BankCommands.openAccount("A-1", "acme"));
        record("operator", "PeriodClosed", new PeriodClosed(CLOSE, BankCommands.DAY, "It is over"));
        server.execute(BankCommands.deposit("D-1", "A-1", "1.00"));
        assertThat(findings()).isEmpty();
        record(
                "operator",
                "PeriodClosed",
                new PeriodClosed(new PeriodCloseId(new UUID(3, 4)), BankCommands.DAY.plusDays(1), "It is over"));
        assertThat(findings()).isEmpty();
        record(
                "writer",
                "FundsDeposited",
                new FundsDeposited(
                        server.<AccountId>read(
                                state -> BankCommands.account(state, "A-1").id()),
                        new ClientId("D-2"),
                        Money.of("1.00", "EUR"),
                        BankCommands.DAY));
        assertThat(findings())
                .containsExactly("A command has recorded event 6 for the day 2026-01-05, but the first open day was"
                        + " 2026-01-06.");
    }

    @Test
    void aReopeningByOnePersonIsFound() {
        record("operator", "PeriodClosed", new PeriodClosed(CLOSE, BankCommands.DAY, "It is over"));
        record("operator", "PeriodReopeningProposed", new PeriodReopeningProposed(CLOSE, "A late invoice"));
        assertThat(findings()).isEmpty();
        record("operator", "PeriodReopened", new PeriodReopened(CLOSE));
        assertThat(findings()).containsExactly("Event 3 reopens a period that no other person has proposed to reopen.");
        record("approver", "PeriodReopened", new PeriodReopened(CLOSE));
        assertThat(findings()).contains("Event 4 reopens a period that is not closed.");
    }
}
