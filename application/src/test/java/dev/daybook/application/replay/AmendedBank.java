package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.amendment.ApprovedAmendments;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryAmendmentLedger;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A company (event 1), an account (2), deposits of 10.00 (3) and 20.00 (4), and amendments that the next rebuild applies. */
final class AmendedBank {

    final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    final InMemoryServer server = new InMemoryServer(databases, timer).start();
    private final ReplayLedger trials = new InMemoryReplayLedger(timer.clock());
    private final AmendmentLedger ledger = new InMemoryAmendmentLedger(databases.log(), trials, timer.clock());
    private final ApprovedAmendments approved = new ApprovedAmendments(
            server.log(), databases.catalogue(), databases.codec(), ledger, timer.clock(), this::newId);
    private final StateReplay replay = server.replay(approved);
    private long ids;

    AmendedBank() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
        deposit("10.00");
        deposit("20.00");
    }

    void deposit(String amount) {
        server.execute(BankCommands.deposit(newId().toString(), "A-1", amount));
    }

    private UUID newId() {
        return new UUID(7, ++ids);
    }

    RecordedEvent event(long position) {
        return server.log().find(position).orElseThrow();
    }

    FundsDeposited depositAt(long position) {
        RecordedEvent event = event(position);
        return (FundsDeposited) databases
                .codec()
                .decode(event.name(), event.version(), event.data().text());
    }

    /** An amendment of that deposit's amount in EUR, proposed, tried out and approved. */
    UUID approve(long position, String amount) {
        UUID id = newId();
        RecordedEvent event = event(position);
        ledger.propose(
                id,
                new Amendment.Content(
                        position,
                        event.version(),
                        depositOf(position, amount),
                        event.subjects(),
                        event.data(),
                        event.data().digest(),
                        "It was mistyped.",
                        "operator"));
        UUID trial = newId();
        Replay begun = trials.begin(trial, Kind.TRIAL, "build", position, false, "operator")
                .orElseThrow();
        trials.finish(
                begun, new Result(Status.SUCCEEDED, position, Optional.empty(), Report.NOTHING, Optional.empty()));
        ledger.tryOut(id, trial);
        assertThat(ledger.approve(id, "approver")).isTrue();
        return id;
    }

    private EncodedJson depositOf(long position, String amount) {
        FundsDeposited deposit = depositAt(position);
        return databases
                .codec()
                .encode(new FundsDeposited(
                        deposit.accountId(), deposit.transactionId(), Money.of(amount, "EUR"), deposit.occurredOn()));
    }

    void withdraw(UUID amendment) {
        assertThat(ledger.withdraw(amendment, "operator")).isTrue();
    }

    StateReplay.Rebuilt rebuild() {
        return rebuild(newId(), (position, target) -> true);
    }

    StateReplay.Rebuilt rebuild(UUID id, StateReplay.Watch watch) {
        return replay.rebuild(id, false, watch);
    }

    Comparison compare() {
        return replay.compare(newId(), 10, (position, target) -> true);
    }

    String balance() {
        return server.read(state -> account(state, "A-1").balance().toString());
    }
}
