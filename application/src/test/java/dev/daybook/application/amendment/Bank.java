package dev.daybook.application.amendment;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryAmendmentLedger;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.InMemoryReplayLedger;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountOpened;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.company.CompanyCreated;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A bank in memory whose log is amended: a company (event 1), an account (2), and deposits of 10.00 (3) and 20.00 (4). */
final class Bank {

    static final String PROPOSER = "operator";
    static final String APPROVER = "approver";

    final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    final InMemoryServer server = new InMemoryServer(databases, timer).start();
    final ReplayLedger replayLedger = new InMemoryReplayLedger(timer.clock());
    final AmendmentLedger ledger = new InMemoryAmendmentLedger(databases.log(), replayLedger, timer.clock());
    final ApprovedAmendments approved = new ApprovedAmendments(
            server.log(), databases.catalogue(), databases.codec(), ledger, timer.clock(), this::newId);
    final Replays replays = new Replays(
            server.log(),
            replayLedger,
            server.asideStates(),
            server.replay(approved),
            this::newId,
            new JobRunner(timer, timer),
            timer.clock(),
            new ReplayMetrics(server.registry()));
    private final AmendmentsDue due = new AmendmentsDue(server.log(), ledger, replays, timer.clock());
    final Amendments amendments =
            new Amendments(server.log(), databases.catalogue(), databases.codec(), ledger, due, this::newId);
    private long ids = 100;
    private int deposits;

    Bank() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
        deposit("10.00");
        deposit("20.00");
    }

    private UUID newId() {
        return new UUID(7, ++ids);
    }

    void deposit(String amount) {
        server.execute(BankCommands.deposit("d-" + ++deposits, "A-1", amount));
    }

    RecordedEvent event(long position) {
        return server.log().find(position).orElseThrow();
    }

    String data(long position) {
        return event(position).data().text();
    }

    Event decoded(long position) {
        RecordedEvent event = event(position);
        return databases
                .codec()
                .decode(event.name(), event.version(), event.data().text());
    }

    String balance() {
        return server.read(state -> account(state, "A-1").balance().toString());
    }

    /** The data of the deposit at that position with another amount. */
    String depositOf(long position, String amount) {
        return depositOf(position, Money.of(amount, "EUR"));
    }

    String depositOf(long position, Money amount) {
        FundsDeposited deposit = (FundsDeposited) decoded(position);
        return databases
                .codec()
                .encode(new FundsDeposited(deposit.accountId(), deposit.transactionId(), amount, deposit.occurredOn()))
                .text();
    }

    /** The data of the deposit at that position on another account. */
    String depositOn(long position, String account) {
        FundsDeposited deposit = (FundsDeposited) decoded(position);
        return databases
                .codec()
                .encode(new FundsDeposited(
                        accountId(account), deposit.transactionId(), deposit.amount(), deposit.occurredOn()))
                .text();
    }

    AccountId accountId(String account) {
        return server.read(state -> account(state, account).id());
    }

    /** The data of the account's opening with another currency. */
    String openingIn(String currency) {
        AccountOpened opened = (AccountOpened) decoded(2);
        return databases
                .codec()
                .encode(new AccountOpened(
                        opened.accountId(),
                        opened.clientId(),
                        opened.companyId(),
                        new CurrencyCode(currency),
                        opened.annualInterestRate(),
                        opened.openedOn()))
                .text();
    }

    /** The data of the company's creation with another name. */
    String creationAs(String name) {
        CompanyCreated created = (CompanyCreated) decoded(1);
        return databases
                .codec()
                .encode(new CompanyCreated(
                        created.companyId(),
                        created.clientId(),
                        new CompanyName(name),
                        created.address(),
                        created.contactEmail()))
                .text();
    }

    /** Proposes that data, and has it tried out. */
    AmendmentCase propose(long position, String data) {
        UUID id = amendments
                .propose(position, data, "It was mistyped.", PROPOSER)
                .amendment()
                .id();
        timer.runDue();
        return amendments.find(id).orElseThrow();
    }

    /** Approves an amendment, and has it applied. */
    AmendmentCase approve(UUID id) {
        amendments.approve(id, APPROVER);
        timer.runDue();
        return amendments.find(id).orElseThrow();
    }

    /** Amends an event all the way. */
    Amendment amend(long position, String data) {
        AmendmentCase applied = approve(propose(position, data).amendment().id());
        assertThat(applied.amendment().status()).as(applied.toString()).isEqualTo(Amendment.Status.APPLIED);
        return applied.amendment();
    }

    /** One run of the job that begins the replays that amendments wait for. */
    void runAmendmentsDue() {
        due.run(new JobContext());
        timer.runDue();
    }

    /** What comes of comparing the state with the log. */
    Replay verified() {
        Replay begun =
                replays.begin(Replay.Kind.VERIFY, false, "tester").started().orElseThrow();
        timer.runDue();
        return replays.find(begun.id()).orElseThrow();
    }
}
