package dev.daybook.application.integrity;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.job.JobStart;
import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.verifier.Finding.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks are requested, run one at a time in the background, and are kept. */
class IntegrityChecksTest {

    private static final int EVENTS = 3;

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryServer server =
            new InMemoryServer(InMemoryDatabases.empty(BankCommands.CATALOGUE), timer).start();
    private final ForgeableLog chain = ForgeableLog.of(EVENTS);
    private long ids;
    private final IntegrityChecks checks = new IntegrityChecks(
            server.log(),
            chain,
            new InMemoryIntegrityLedger(timer.clock()),
            () -> new UUID(7, ++ids),
            new JobRunner(timer, timer),
            Runnable::run);

    @BeforeEach
    void append() {
        for (int i = 0; i < EVENTS; i++) {
            server.execute(createCompany("c-" + i));
        }
    }

    private IntegrityCheck begun(Optional<LogPosition> expected) {
        return checks.begin(expected, "auditor").started().orElseThrow();
    }

    private IntegrityCheck ended(Optional<LogPosition> expected) {
        IntegrityCheck begun = begun(expected);
        timer.runDue();
        return checks.find(begun.id()).orElseThrow();
    }

    @Test
    void aCheckFollowsTheChainToWhereTheLogEndsNow() {
        IntegrityCheck begun = begun(Optional.of(chain.head()));
        assertThat(begun.status()).isEqualTo(Status.RUNNING);
        assertThat(begun.target()).isEqualTo(EVENTS);
        assertThat(begun.requestedBy()).isEqualTo("auditor");
        timer.runDue();
        IntegrityCheck found = checks.find(begun.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(Status.INTACT);
        assertThat(found.position()).isEqualTo(EVENTS);
        assertThat(found.head()).contains(chain.head());
        assertThat(found.firstBad()).isEmpty();
    }

    @Test
    void aChangedLogIsBrokenAndHasNoHead() {
        LogPosition head = chain.head();
        chain.makeAnewFrom(2);
        IntegrityCheck found = ended(Optional.of(head));
        assertThat(found.status()).isEqualTo(Status.BROKEN);
        assertThat(found.firstBad().orElseThrow().problem()).isEqualTo(Problem.HEAD_DIFFERS);
        assertThat(found.head()).isEmpty();
        assertThat(found.failure()).isEmpty();
    }

    @Test
    void aLogThatCannotBeReadIsNeitherIntactNorBroken() {
        chain.afterNextRead(() -> {
            throw new IllegalStateException("away");
        });
        IntegrityCheck found = ended(Optional.empty());
        assertThat(found.status()).isEqualTo(Status.FAILED);
        assertThat(found.failure()).isPresent();
        assertThat(found.firstBad()).isEmpty();
    }

    @Test
    void oneCheckRunsAtATime() {
        IntegrityCheck first = begun(Optional.empty());
        assertThat(checks.begin(Optional.empty(), "another"))
                .isEqualTo(new JobStart.AlreadyRunning<>("integrity-check"));
        assertThat(IntegrityChecks.alreadyRunning().kind()).isEqualTo(Rejection.Kind.CONFLICT);
        assertThat(IntegrityChecks.alreadyRunning().code()).isEqualTo("integrity.check-running");
        timer.runDue();
        IntegrityCheck second = ended(Optional.empty());
        assertThat(checks.findPage(Optional.empty(), 10))
                .extracting(IntegrityCheck::id)
                .containsExactly(second.id(), first.id());
        assertThat(checks.findPage(Optional.of(second.id()), 10))
                .extracting(IntegrityCheck::id)
                .containsExactly(first.id());
    }

    @Test
    void theRateCountsFromTheBeginningToTheEnd() {
        Instant start = timer.clock().instant();
        assertThat(check(start, start, Optional.of(start.plusSeconds(2))).eventsPerSecond())
                .isEqualTo(500);
        assertThat(check(start, start.plusMillis(500), Optional.empty()).eventsPerSecond())
                .isEqualTo(2_000);
        assertThat(check(start, start, Optional.empty()).eventsPerSecond()).isZero();
    }

    private static IntegrityCheck check(Instant startedAt, Instant seenAt, Optional<Instant> finishedAt) {
        return new IntegrityCheck(
                new UUID(0, 1),
                Status.RUNNING,
                1_000,
                2_000,
                Optional.empty(),
                "auditor",
                startedAt,
                seenAt,
                finishedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
