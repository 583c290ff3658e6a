package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.PositionRange;
import dev.daybook.application.schedule.ScheduleLedger.Progress;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter to the record of schedules does. It begins empty. */
public abstract class ScheduleLedgerContract {

    private static final String NAME = "interest";
    private static final String DAILY = "daily 01:30 Europe/Prague";
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final Instant MOMENT = Instant.parse("2024-02-29T00:30:00.123456Z");

    protected abstract ScheduleLedger ledger();

    private static ScheduledRun run(LocalDate date, Outcome outcome, int tries, Instant triedAt) {
        boolean isDone = outcome == Outcome.DONE;
        return new ScheduledRun(
                NAME,
                date,
                outcome,
                tries,
                MOMENT,
                triedAt,
                isDone ? Optional.of(new PositionRange(17, 18)) : Optional.empty(),
                isDone ? Optional.empty() : Optional.of(new Problem("interest.too-large", "Account Ž is full.")));
    }

    private static ScheduledRun run(LocalDate date, Outcome outcome) {
        return run(date, outcome, 1, MOMENT);
    }

    private void begin() {
        ledger().begin(NAME, DAILY, DAY.minusDays(1));
    }

    private LocalDate through() {
        return ledger().find(NAME).orElseThrow().through();
    }

    @Test
    void aScheduleThatNeverBeganHasNothing() {
        assertThat(ledger().find(NAME)).isEmpty();
        assertThat(ledger().findOpen(NAME)).isEmpty();
        assertThat(ledger().findLast(NAME)).isEmpty();
        assertThatThrownBy(() -> ledger().record(run(DAY, Outcome.DONE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The schedule interest has not begun.");
    }

    @Test
    void aScheduleBeginsWithADate() {
        begin();
        ledger().begin("statements", "off", DAY);
        assertThat(ledger().find(NAME)).contains(new Progress(DAILY, DAY.minusDays(1)));
        assertThat(ledger().find("statements")).contains(new Progress("off", DAY));
    }

    @Test
    void anotherCalendarNeverTakesAScheduleBack() {
        begin();
        ledger().begin(NAME, "off", DAY.minusDays(9));
        assertThat(ledger().find(NAME)).contains(new Progress("off", DAY.minusDays(1)));
        ledger().begin(NAME, DAILY, DAY.plusDays(1));
        assertThat(ledger().find(NAME)).contains(new Progress(DAILY, DAY.plusDays(1)));
    }

    @Test
    void everyOutcomeIsKeptAndAllButWaitingDecideTheDate() {
        begin();
        LocalDate date = DAY;
        for (Outcome outcome : Outcome.values()) {
            date = date.plusDays(1);
            LocalDate before = through();
            ScheduledRun run = run(date, outcome, 1, MOMENT.plusSeconds(date.getDayOfYear()));
            ledger().record(run);
            assertThat(ledger().findLast(NAME)).contains(run);
            assertThat(through()).isEqualTo(outcome == Outcome.WAITING ? before : date);
            assertThat(ledger().findOpen(NAME).contains(run))
                    .isEqualTo(run.outcome().isOpen());
        }
    }

    @Test
    void aDoneDateMayHaveNoEvents() {
        begin();
        ScheduledRun run = new ScheduledRun(
                NAME, DAY, Outcome.DONE, 3, MOMENT, MOMENT.plusSeconds(60), Optional.empty(), Optional.empty());
        ledger().record(run);
        assertThat(ledger().findLast(NAME)).contains(run);
    }

    @Test
    void aLaterTryReplacesAnEarlierOne() {
        begin();
        ledger().record(run(DAY, Outcome.REFUSED));
        ScheduledRun later = run(DAY, Outcome.REFUSED, 2, MOMENT.plusSeconds(60));
        ledger().record(later);
        assertThat(ledger().findOpen(NAME)).containsExactly(later);
        ledger().record(run(DAY, Outcome.DONE, 3, MOMENT.plusSeconds(90)));
        assertThat(ledger().findOpen(NAME)).isEmpty();
    }

    /** Two servers send the same date: one of them may find the log busy after the other has carried it out. */
    @Test
    void whatIsDoneStaysDone() {
        begin();
        ScheduledRun done = run(DAY, Outcome.DONE);
        ledger().record(done);
        ledger().record(run(DAY, Outcome.WAITING, 1, MOMENT.plusSeconds(1)));
        assertThat(ledger().findOpen(NAME)).isEmpty();
        assertThat(ledger().findLast(NAME)).contains(done);
    }

    @Test
    void anEarlierDateDoesNotTakeAScheduleBack() {
        begin();
        ledger().record(run(DAY.plusDays(2), Outcome.DONE));
        ledger().record(run(DAY, Outcome.REFUSED));
        assertThat(through()).isEqualTo(DAY.plusDays(2));
    }

    @Test
    void openDatesAreInOrderAndTheLastRunIsTheOneTriedLast() {
        begin();
        ledger().record(run(DAY.plusDays(2), Outcome.REFUSED, 1, MOMENT));
        ledger().record(run(DAY, Outcome.FAILED, 2, MOMENT.plusSeconds(5)));
        ledger().record(run(DAY.plusDays(3), Outcome.WAITING, 1, MOMENT.plusSeconds(5)));
        assertThat(ledger().findOpen(NAME))
                .extracting(ScheduledRun::date)
                .containsExactly(DAY, DAY.plusDays(2), DAY.plusDays(3));
        assertThat(ledger().findLast(NAME)).map(ScheduledRun::date).contains(DAY.plusDays(3));
    }
}
