package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.kernel.ClientId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interest by calendar, on the real engine over databases in memory. The bank opens on the 5th of January at noon. */
class ScheduleJobTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ScheduledBank bank = new ScheduledBank();
    private ScheduleJob job = bank.job("daily 01:30");

    private void turn() {
        job.run(new JobContext());
    }

    private static LocalDate january(int day) {
        return LocalDate.of(2026, 1, day);
    }

    /** What the schedule has appended: the day and the actor of each credit. */
    private List<String> credits() {
        return bank.server().log().read(0, 1_000, EventFilter.NONE).stream()
                .filter(event -> event.name().value().equals("InterestAccrued"))
                .map(event -> bank.accruedOn(event) + " " + event.metadata().actor())
                .toList();
    }

    @Test
    void aNewScheduleCalculatesNothingBackwards() {
        turn();
        assertThat(bank.through()).isEqualTo(january(5));
        bank.let(Duration.ofHours(13));
        turn();
        assertThat(credits()).isEmpty();
        assertThat(bank.ledger().findLast("interest")).isEmpty();
    }

    @Test
    void aDateIsSentOnceWhenItsTimeHasCome() {
        turn();
        bank.let(Duration.ofHours(14));
        turn();
        turn();
        assertThat(credits()).containsExactly("2026-01-06 daybook:schedule");
        long position = bank.server().log().head().position();
        assertThat(bank.lastRun())
                .isEqualTo(new ScheduledRun(
                        "interest",
                        january(6),
                        Outcome.DONE,
                        1,
                        bank.now(),
                        bank.now(),
                        Optional.of(new PositionRange(position, position)),
                        Optional.empty()));
        RecordedEvent credit = bank.server().log().find(position).orElseThrow();
        assertThat(credit.metadata().creator()).isEqualTo("CalculateInterestOwed");
    }

    @Test
    void missedDatesAreSentOldestFirst() {
        turn();
        bank.let(DAY.multipliedBy(4));
        turn();
        assertThat(credits())
                .containsExactly(
                        "2026-01-06 daybook:schedule",
                        "2026-01-07 daybook:schedule",
                        "2026-01-08 daybook:schedule",
                        "2026-01-09 daybook:schedule");
        assertThat(bank.through()).isEqualTo(january(9));
    }

    @Test
    void aLongStopIsCaughtUpWithInSeveralTurns() {
        turn();
        bank.let(DAY.multipliedBy(250));
        turn();
        assertThat(credits()).hasSize(100);
        turn();
        turn();
        assertThat(credits()).hasSize(250).doesNotHaveDuplicates().isSorted();
        turn();
        assertThat(credits()).hasSize(250);
    }

    @Test
    void aServerThatStopsEndsBetweenTwoDates() {
        turn();
        bank.let(DAY.multipliedBy(3));
        JobRunner runner = bank.runner();
        ScheduleJob stopping = bank.job("daily 01:30", (creator, caller) -> {
            runner.close();
            return bank.server().execute(creator, caller);
        });
        runner.start(stopping, failure -> assertThat(failure).isEmpty());
        bank.let(Duration.ZERO);
        assertThat(credits()).hasSize(1);
        turn();
        assertThat(credits()).hasSize(3);
    }

    @Test
    void aDateThatAPersonHasSentIsNotCalculatedAgain() {
        turn();
        bank.let(DAY.multipliedBy(2));
        Receipt byHand = bank.server()
                .execute(
                        new CalculateInterestOwed(january(6)),
                        Caller.of("writer")
                                .withKey(new IdempotencyKey.OfThing(
                                        "interest-calculation", new ClientId("2026-01-06"))));
        turn();
        assertThat(credits()).containsExactly("2026-01-06 writer", "2026-01-07 daybook:schedule");
        assertThat(byHand.appended()).isEqualTo(1);
    }

    @Test
    void twoServersSendADateAtTheSameTimeAndItIsAppendedOnce() {
        turn();
        bank.let(DAY.multipliedBy(2));
        ScheduleJob other = bank.job("daily 01:30");
        boolean[] isFirst = {true};
        // between its look at the record and its command, the other server has a turn
        ScheduleJob slow = bank.job("daily 01:30", (creator, caller) -> {
            if (isFirst[0]) {
                isFirst[0] = false;
                other.run(new JobContext());
            }
            return bank.server().execute(creator, caller);
        });
        slow.run(new JobContext());
        assertThat(credits()).containsExactly("2026-01-06 daybook:schedule", "2026-01-07 daybook:schedule");
        assertThat(bank.ledger().findOpen("interest")).isEmpty();
    }

    @Test
    void aServerThatDiesBetweenCommandAndRecordChangesNothing() {
        turn();
        bank.let(DAY);
        bank.ledger().failNext();
        assertThatThrownBy(this::turn).isInstanceOf(StorageFailure.class);
        assertThat(credits()).hasSize(1);
        job = bank.job("daily 01:30");
        turn();
        assertThat(credits()).hasSize(1);
        assertThat(bank.lastRun().positions()).isPresent();
        assertThat(bank.through()).isEqualTo(january(6));
    }

    @Test
    void aRefusedDateIsRecordedTriedAgainAndDoesNotHoldLaterDatesUp() {
        turn();
        bank.let(DAY.multipliedBy(2));
        bank.refuse(january(6));
        turn();
        assertThat(credits()).containsExactly("2026-01-07 daybook:schedule");
        ScheduledRun refused = bank.ledger().findOpen("interest").get(0);
        assertThat(refused.date()).isEqualTo(january(6));
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.problem())
                .contains(new ScheduledRun.Problem("period.closed", "2026-01-06 is in a closed period."));
        turn();
        assertThat(bank.ledger().findOpen("interest")).containsExactly(refused);

        bank.let(Duration.ofMinutes(1));
        turn();
        assertThat(bank.ledger().findOpen("interest").get(0).tries()).isEqualTo(2);
        assertThat(bank.openGauge()).isEqualTo(1);

        bank.allow(january(6));
        bank.let(Duration.ofMinutes(2));
        turn();
        assertThat(bank.ledger().findOpen("interest")).isEmpty();
        assertThat(bank.openGauge()).isZero();
        // its nights were credited by the later date
        assertThat(credits()).hasSize(1);
        assertThat(bank.lastRun().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aDateThatStaysRefusedIsGivenUpAfterAWeek() {
        turn();
        bank.let(DAY);
        bank.refuse(january(6));
        turn();
        bank.let(Duration.ofDays(7).plusSeconds(1));
        turn();
        assertThat(bank.ledger().findOpen("interest")).isEmpty();
        assertThat(credits()).hasSize(7);
    }

    @Test
    void aDefectIsRecordedAndDoesNotHoldLaterDatesUp() {
        turn();
        bank.let(DAY.multipliedBy(2));
        ScheduleJob broken = bank.job("daily 01:30", (creator, caller) -> {
            if (creator.equals(new CalculateInterestOwed(january(6)))) {
                throw new IllegalStateException("as wanted");
            }
            return bank.server().execute(creator, caller);
        });
        broken.run(new JobContext());
        ScheduledRun failed = bank.ledger().findOpen("interest").get(0);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.problem().orElseThrow().code()).isEqualTo("server.defect");
        assertThat(credits()).containsExactly("2026-01-07 daybook:schedule");
    }

    @Test
    void aDateThatTheLogCannotTakeIsWaitedFor() {
        turn();
        bank.let(DAY.multipliedBy(2));
        bank.server().readiness().closed("The state is behind.");
        turn();
        ScheduledRun waiting = bank.ledger().findOpen("interest").get(0);
        assertThat(bank.ledger().findOpen("interest")).hasSize(1);
        assertThat(waiting.outcome()).isEqualTo(Outcome.WAITING);
        assertThat(waiting.problem().orElseThrow().code()).isEqualTo("append.not-ready");
        assertThat(bank.through()).isEqualTo(january(5));

        bank.server().readiness().ready();
        turn();
        assertThat(credits()).isEmpty();
        bank.let(Duration.ofMinutes(1));
        turn();
        assertThat(credits()).containsExactly("2026-01-06 daybook:schedule", "2026-01-07 daybook:schedule");
    }

    @Test
    void aScheduleThatIsOffHasNoRecord() {
        job = bank.job("off");
        bank.let(DAY);
        turn();
        assertThat(bank.ledger().find("interest")).isEmpty();
    }

    @Test
    void datesWhileAScheduleIsOffAreNotCaughtUpWith() {
        turn();
        bank.let(DAY);
        bank.refuse(january(6));
        turn();
        job = bank.job("off");
        turn();
        assertThat(bank.ledger().findOpen("interest")).isEmpty();
        assertThat(bank.lastRun().outcome()).isEqualTo(Outcome.GIVEN_UP);
        bank.let(DAY.multipliedBy(30));
        turn();
        job = bank.job("daily 01:30");
        turn();
        bank.let(DAY);
        turn();
        assertThat(credits()).containsExactly("2026-02-06 daybook:schedule");
    }

    @Test
    void aChangedCalendarBeginsAfterTheDatesOfTheFormerOne() {
        turn();
        bank.let(DAY.multipliedBy(2));
        job = bank.job("monthly last 01:30");
        turn();
        assertThat(credits()).containsExactly("2026-01-06 daybook:schedule", "2026-01-07 daybook:schedule");
        bank.let(DAY.multipliedBy(24));
        turn();
        assertThat(credits()).hasSize(3).endsWith("2026-01-31 daybook:schedule");
        // from monthly to daily: the days of the month are not made up for
        bank.let(DAY.multipliedBy(10));
        job = bank.job("daily 01:30");
        turn();
        assertThat(credits()).hasSize(3);
        bank.let(DAY);
        turn();
        assertThat(credits()).hasSize(4).endsWith("2026-02-11 daybook:schedule");
    }
}
