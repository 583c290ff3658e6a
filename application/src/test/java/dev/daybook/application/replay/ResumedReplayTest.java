package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.StorageFailure;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild that is interrupted together with its server, and goes on later. */
class ResumedReplayTest {

    /** The log is read in batches of 1,000 events, and between two batches a replay can be interrupted. */
    private static final int DEPOSITS = 2_500;

    private final UUID id = UUID.randomUUID();
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server =
            new InMemoryServer(databases, new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"))).start();

    @BeforeEach
    void append() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
    }

    private long interruptAfter(long position) {
        Interruption interruption = new Interruption(position);
        assertThat(catchThrowableOfType(
                        ReplayStopped.class, () -> server.replay().rebuild(id, false, interruption)))
                .isNotNull();
        return interruption.first();
    }

    @Test
    void aRebuildGoesOnWhereItWasInterruptedAndComesToTheSameState() {
        server.executeAll(IntStream.range(0, DEPOSITS).mapToObj(i -> deposit("d-" + i, "A-1", "1.00")));
        Standing before = databases.state().live();
        assertThat(interruptAfter(900)).isZero();
        assertThat(interruptAfter(1_900)).isEqualTo(1_000);
        server.execute(deposit("d-meanwhile", "A-1", "1.00"));
        Interruption never = Interruption.never();
        assertThat(server.replay().rebuild(id, false, never).position()).isEqualTo(DEPOSITS + 3L);
        assertThat(never.first()).isEqualTo(2_000);
        assertThat(databases.state().live().at().position())
                .isEqualTo(before.at().position() + 1);
        assertThat(server.replay()
                        .compare(UUID.randomUUID(), 10, (position, target) -> true)
                        .isEqual())
                .isTrue();
        server.execute(deposit("d-afterwards", "A-1", "1.00"));
    }

    @Test
    void aRebuildThatWasInterruptedBeforeTheSwitchHasOnlyTheSwitchBeforeIt() {
        server.execute(deposit("d-1", "A-1", "1.00"));
        server.faults().before(Step.ASIDE_SWITCH, () -> {
            throw ReplayStopped.cancelled();
        });
        assertThat(interruptAfter(Long.MAX_VALUE)).isZero();
        server.faults().forget();
        Interruption never = Interruption.never();
        assertThat(server.replay().rebuild(id, false, never).position()).isEqualTo(3);
        server.execute(deposit("d-2", "A-1", "1.00"));
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
    }

    @Test
    void aRebuildThatIsCancelledAndNotInterruptedLeavesNothingToResume() {
        server.executeAll(IntStream.range(0, DEPOSITS).mapToObj(i -> deposit("d-" + i, "A-1", "1.00")));
        assertThat(catchThrowableOfType(
                                ReplayStopped.class,
                                () -> server.replay().rebuild(id, false, (position, target) -> position < 900))
                        .isCancelled())
                .isTrue();
        Interruption never = Interruption.never();
        server.replay().rebuild(id, false, never);
        assertThat(never.first()).isZero();
    }

    @Test
    void aRebuildThatHasFailedIsBegunAnew() {
        server.faults().before(Step.ASIDE_SWITCH, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
        });
        assertThat(catchThrowableOfType(
                        StorageFailure.class, () -> server.replay().rebuild(id, false, Interruption.never())))
                .hasMessage("away");
        server.faults().forget();
        Interruption never = Interruption.never();
        server.replay().rebuild(id, false, never);
        assertThat(never.first()).isZero();
    }
}
