package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.daybook.adapters.persistence.FaultyTransaction.Fault;
import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What callers are told when the databases or the commit fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorridorFailureTest {

    private Engine engine;

    @BeforeAll
    void start() {
        engine = Engine.empty().start();
    }

    @AfterEach
    void logAndStateAgree() {
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
        assertThat(Engine.number("event_log", "select count(*) from pg_prepared_xacts"))
                .isZero();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private Receipt create(String company) {
        return engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId(company),
                                new CompanyName(company),
                                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.cz")),
                        Caller.of("tester").withKey(new IdempotencyKey.OfThing("company", new ClientId(company))));
    }

    private boolean exists(String company) {
        return engine.state()
                .read(state -> state.state(CompanyRepository.class).findByClientId(new ClientId(company)))
                .answer()
                .isPresent();
    }

    private static AppendUnavailable.Reason reasonOf(Throwable thrown) {
        assertThat(thrown).isInstanceOf(AppendUnavailable.class);
        return ((AppendUnavailable) thrown).reason();
    }

    @Test
    void anUnknownOutcomeIsSaidAndTheSameKeyTellsThatItWasApplied() {
        engine.transaction().nextCommits(Fault.COMMITTED_BUT_NOT_KNOWN);
        assertThat(reasonOf(catchThrowable(() -> create("applied"))))
                .isEqualTo(AppendUnavailable.Reason.OUTCOME_UNKNOWN);
        long end = engine.log().head().position();
        assertThat(create("applied").isRepeat()).isTrue();
        assertThat(engine.log().head().position()).isEqualTo(end);
    }

    @Test
    void anUnknownOutcomeIsSaidAndTheSameKeyAppliesWhatWasNot() {
        engine.transaction().nextCommits(Fault.ROLLED_BACK_BUT_NOT_KNOWN);
        assertThat(reasonOf(catchThrowable(() -> create("not-applied"))))
                .isEqualTo(AppendUnavailable.Reason.OUTCOME_UNKNOWN);
        assertThat(exists("not-applied")).isFalse();
        assertThat(create("not-applied").isRepeat()).isFalse();
        assertThat(exists("not-applied")).isTrue();
    }

    @Test
    void aCommitThatIsRolledBackIsTriedOnceMore() {
        long end = engine.log().head().position();
        engine.transaction().nextCommits(Fault.ROLLED_BACK);
        assertThat(create("rolled-back-once").isRepeat()).isFalse();
        assertThat(engine.log().head().position()).isEqualTo(end + 1);
    }

    @Test
    void aCommitThatIsRolledBackAgainIsRefusedAndTheDoorOpensWhenTheChecksPass() {
        long end = engine.log().head().position();
        engine.transaction().nextCommits(Fault.ROLLED_BACK, Fault.ROLLED_BACK);
        assertThat(reasonOf(catchThrowable(() -> create("rolled-back-twice"))))
                .isEqualTo(AppendUnavailable.Reason.BUSY);
        assertThat(engine.log().head().position()).isEqualTo(end);
        assertThat(exists("rolled-back-twice")).isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(engine.readiness()::isReady);
        create("rolled-back-twice");
    }

    @Test
    void aStateThatNoLongerFitsTheLogClosesTheDoorUntilItDoes() {
        create("before-the-contradiction");
        long position = engine.log().head().position();
        Engine.onSuperuser("application_state", "update application_state.event_log_state set position = position + 5");
        Throwable refused = catchThrowable(() -> create("during-the-contradiction"));
        assertThat(reasonOf(refused)).isEqualTo(AppendUnavailable.Reason.NOT_READY);
        assertThat(refused).hasMessageContaining("the log has lost events");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(engine.readiness().obstacle())
                        .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("the log has lost events")));
        Engine.onSuperuser("application_state", "update application_state.event_log_state set position = " + position);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(engine.readiness()::isReady);
        create("after-the-contradiction");
    }

    @Test
    void whileSomebodyElseHoldsTheLockEverybodyIsRefusedInTimeAndAfterwardsServed() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try (Connection outside = engine.eventLog().owner().getConnection();
                Statement statement = outside.createStatement()) {
            outside.setAutoCommit(false);
            statement.execute("lock table only daybook.event_log in exclusive mode");
            long start = System.nanoTime();
            List<Future<Throwable>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String company = "blocked-" + i;
                answers.add(callers.submit(() -> catchThrowable(() -> create(company))));
            }
            for (Future<Throwable> answer : answers) {
                assertThat(reasonOf(answer.get())).isEqualTo(AppendUnavailable.Reason.BUSY);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(AppendSettings.DEFAULT.lockTime().plusSeconds(1));
            outside.rollback();
        } finally {
            callers.shutdown();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            create("served-again");
            return true;
        });
    }

    @Test
    void connectionsThatWereCutAreReplaced() throws SQLException {
        create("before-the-cut");
        for (String database : List.of("event_log", "application_state")) {
            Engine.onSuperuser(
                    database,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            create("after-the-cut");
            return true;
        });
        assertThat(exists("after-the-cut")).isTrue();
    }
}
