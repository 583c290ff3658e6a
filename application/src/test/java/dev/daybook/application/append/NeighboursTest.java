package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.append.AppendUnavailable.Reason;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.FaultyTransaction.Fault;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of the other commands of a batch when one command, or the batch, fails. */
class NeighboursTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final HandDrivenTimer timer = new HandDrivenTimer(START);
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    private PendingCommand begin(String company) {
        return server.appender().begin(createCompany(company), Caller.of("tester"));
    }

    private List<PendingCommand> begin(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> begin("c-" + i))
                .toList();
    }

    private Reason refusalOf(PendingCommand command) {
        return catchThrowableOfType(AppendUnavailable.class, () -> server.await(command))
                .reason();
    }

    private void refuse(String... companies) {
        server.refuseStates(contents -> Stream.of(companies)
                .anyMatch(company -> contents.state(CompanyRepository.class)
                        .findByClientId(new ClientId(company))
                        .isPresent()));
    }

    @Test
    void aCommandThatTheDatabaseRefusesCostsItsNeighboursNothing() {
        refuse("c-3");
        List<PendingCommand> commands = begin(7);
        for (int i = 0; i < 7; i++) {
            PendingCommand command = commands.get(i);
            if (i == 3) {
                assertThat(catchThrowableOfType(StorageFailure.class, () -> server.await(command))
                                .kind())
                        .isEqualTo(StorageFailure.Kind.LASTING);
            } else {
                assertThat(server.await(command).appended()).isEqualTo(1);
            }
        }
        assertThat(server.log().head().position()).isEqualTo(6);
        assertThat(server.readiness().isReady()).isTrue();
    }

    @Test
    void theOrderOfTheOthersStaysWhenTwoCommandsAreRefused() {
        refuse("c-0", "c-4");
        List<PendingCommand> commands = begin(6);
        List<Long> positions = new ArrayList<>();
        for (PendingCommand command : commands) {
            Throwable refused =
                    catchThrowable(() -> positions.add(server.await(command).readableFrom()));
            assertThat(refused == null || refused instanceof StorageFailure).isTrue();
        }
        assertThat(positions).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aDefectOfTheWriteIsTheAnswerOfEachCommandAndNothingIsAppended() {
        server.faults().before(Step.LOG_WRITE, () -> {
            throw new IllegalStateException("a defect");
        });
        for (PendingCommand command : begin(3)) {
            assertThat(catchThrowable(() -> server.await(command)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a defect");
        }
        server.faults().forget();
        assertThat(server.log().head().position()).isZero();
        assertThat(server.await(begin("after")).appended()).isEqualTo(1);
    }

    @Test
    void commandsThatWereNotTriedBeforeTheServerClosedAreToldSo() {
        server.transaction().nextCommits(Fault.ROLLED_BACK, Fault.ROLLED_BACK);
        PendingCommand command = begin("acme");
        PendingCommand dryRun = server.appender()
                .begin(createCompany("beta"), Caller.of("tester").asDryRun());
        assertThat(refusalOf(command)).isEqualTo(Reason.BUSY);
        assertThat(refusalOf(dryRun)).isEqualTo(Reason.NOT_READY);
    }

    @Test
    void aBatchWaitsForTheLockAsLongAsItsLeastPatientCaller() {
        LogLock lock = server.log().lock(Duration.ofSeconds(1));
        PendingCommand early = begin("early");
        timer.advance(Duration.ofSeconds(3));
        PendingCommand late = begin("late");
        ScheduledFuture<?> unused = timer.schedule(lock::close, 4, TimeUnit.SECONDS);
        server.turn();
        assertThat(refusalOf(early)).isEqualTo(Reason.BUSY);
        assertThat(server.await(late).appended()).isEqualTo(1);
        assertThat(Duration.between(START, timer.clock().instant()))
                .isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_300));
    }

    @Test
    void aBatchWithoutPatienceStillWaitsForTheLockAMoment() {
        LogLock lock = server.log().lock(Duration.ofSeconds(1));
        PendingCommand command = begin("acme");
        timer.advance(AppendSettings.DEFAULT.queueTime().minusMillis(10));
        ScheduledFuture<?> unused = timer.schedule(lock::close, 80, TimeUnit.MILLISECONDS);
        server.turn();
        assertThat(server.await(command).appended()).isEqualTo(1);
    }

    @Test
    void aCommandIsCarriedOutThoughTheOutcomeOfTheCatchUpBeforeItIsUnknown() {
        for (Fault fault : List.of(Fault.COMMITTED_BUT_NOT_KNOWN, Fault.ROLLED_BACK_BUT_NOT_KNOWN)) {
            server.await(begin("before-" + fault));
            databases
                    .state()
                    .replace(new Standing(
                            LogPosition.START, InMemoryState.empty().contents()));
            server.transaction().nextCommits(fault);
            assertThat(server.await(begin("after-" + fault)).appended()).isEqualTo(1);
            assertThat(server.state().position()).isEqualTo(server.log().head().at());
        }
    }

    @Test
    void newTasksAreAnnouncedWhenTheirEventsAreInTheLog() throws InterruptedException {
        List<RecordedTask> announced = new ArrayList<>();
        server.execute(createCompany("acme"));
        SteppedEngine engine = new SteppedEngine(
                announcing(server.parts(timer.clock(), timer.elapsedTime()), tasks -> {
                    tasks.forEach(task ->
                            assertThat(server.log().find(task.position())).isPresent());
                    announced.addAll(tasks);
                }),
                AppendSettings.DEFAULT);
        engine.appender().begin(moveCompany("acme", "Brno"), Caller.of("tester"));
        engine.appender().begin(moveCompany("acme", "Brno"), Caller.of("tester"));
        engine.appender()
                .begin(moveCompany("acme", "Plzen"), Caller.of("tester").asDryRun());
        engine.turn();
        assertThat(announced).isEqualTo(databases.log().tasks()).hasSize(1);
    }

    private static AppendEngine.Parts announcing(AppendEngine.Parts parts, Consumer<List<RecordedTask>> newTasks) {
        return new AppendEngine.Parts(
                parts.eventLog(),
                parts.applicationState(),
                parts.catalogue(),
                parts.codec(),
                parts.transaction(),
                parts.startSequence(),
                parts.readiness(),
                newTasks,
                parts.clock(),
                parts.time(),
                parts.ids(),
                parts.registry());
    }
}
