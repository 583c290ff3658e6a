package dev.daybook.domain.period;

import static dev.daybook.domain.period.PeriodSamples.APRIL;
import static dev.daybook.domain.period.PeriodSamples.FEBRUARY;
import static dev.daybook.domain.period.PeriodSamples.FEBRUARY_CLOSED;
import static dev.daybook.domain.period.PeriodSamples.JANUARY_CLOSED;
import static dev.daybook.domain.period.PeriodSamples.MARCH;
import static dev.daybook.domain.period.PeriodSamples.periodCloseId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosePeriodTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(Scenario.NOW, ZoneOffset.UTC);

    private final Scenario scenario = Scenario.of(new PeriodFeature());

    private static Optional<LocalDate> firstOpenDay(StateAccess state) {
        return state.state(PeriodCloseRepository.class).findFirstOpenDay();
    }

    @Test
    void closesTheBooksBeforeADay() {
        PeriodCloseId id = new PeriodCloseId(Scenario.newId(1));
        scenario.when(new ClosePeriod(FEBRUARY, " January is reported "))
                .thenRecorded(new PeriodClosed(id, FEBRUARY, "January is reported"))
                .thenTasks()
                .thenState(state -> {
                    assertThat(firstOpenDay(state)).contains(FEBRUARY);
                    assertThat(state.state(PeriodCloseRepository.class).findExisting(FEBRUARY))
                            .isEqualTo(new PeriodClose(
                                    id,
                                    FEBRUARY,
                                    "January is reported",
                                    new PeriodClose.Step(Scenario.ACTOR, Scenario.NOW, 1),
                                    Optional.empty(),
                                    Optional.empty(),
                                    1))
                            .extracting(PeriodClose::status)
                            .isEqualTo(PeriodStatus.CLOSED);
                });
    }

    @Test
    void closesALaterDay() {
        scenario.given(JANUARY_CLOSED)
                .when(new ClosePeriod(MARCH, "February is reported"))
                .thenAccepted()
                .thenState(state -> assertThat(firstOpenDay(state)).contains(MARCH));
    }

    @Test
    void staysQuietIfThePeriodIsClosedForThatReason() {
        scenario.given(JANUARY_CLOSED, FEBRUARY_CLOSED)
                .when(new ClosePeriod(FEBRUARY, JANUARY_CLOSED.reason()))
                .thenNothing();
        scenario.given(new PeriodReopeningProposed(periodCloseId(2), "A late invoice"))
                .when(new ClosePeriod(MARCH, FEBRUARY_CLOSED.reason()))
                .thenNothing();
    }

    @Test
    void refusesAnotherReasonForTheSamePeriod() {
        scenario.given(JANUARY_CLOSED)
                .when(new ClosePeriod(FEBRUARY, "Because"))
                .thenRejected(
                        "period.exists",
                        "The period before 2025-02-01 was closed by event 1 with another reason. Nothing needs to be sent"
                                + " again.");
    }

    @Test
    void closesAgainWhatWasReopened() {
        PeriodCloseId again = new PeriodCloseId(Scenario.newId(1));
        scenario.given(JANUARY_CLOSED, new PeriodReopened(periodCloseId(1)))
                .when(new ClosePeriod(FEBRUARY, JANUARY_CLOSED.reason()))
                .thenRecorded(new PeriodClosed(again, FEBRUARY, JANUARY_CLOSED.reason()))
                .thenState(state -> {
                    assertThat(firstOpenDay(state)).contains(FEBRUARY);
                    assertThat(state.state(PeriodCloseRepository.class)
                                    .findExisting(FEBRUARY)
                                    .id())
                            .isEqualTo(again);
                });
    }

    @Test
    void refusesADayThatIsClosedAlready() {
        scenario.given(FEBRUARY_CLOSED)
                .when(new ClosePeriod(FEBRUARY, "January is reported"))
                .thenRejected(
                        "period.already-closed",
                        "The period before 2025-02-01 is closed already: the first open day is 2025-03-01. Close a later"
                                + " day, or reopen that period first.");
        scenario.given(
                        new PeriodClosed(periodCloseId(3), APRIL, "By another system"),
                        new PeriodReopened(periodCloseId(2)))
                .when(new ClosePeriod(MARCH, "February is reported"))
                .thenRejected(Rejection.Kind.CONFLICT, "period.already-closed");
    }

    @Test
    void refusesAPeriodThatIsNotOver() {
        scenario.when(new ClosePeriod(TODAY.plusDays(1), "Early"))
                .thenRejected(
                        "period.not-over",
                        "The period before 2025-05-18 cannot be closed: the latest possible day is 2025-05-17. Send it when"
                                + " the last day of the period is over in UTC.");
        scenario.when(new ClosePeriod(TODAY, "On time")).thenAccepted();
    }

    @Test
    void refusesAReasonThatPeopleCannotRead() {
        scenario.when(new ClosePeriod(FEBRUARY, " ")).thenRejected("period.reason");
        scenario.when(new ClosePeriod(FEBRUARY, "x".repeat(1_001))).thenRejected("period.reason");
        scenario.whenRecorded(new PeriodClosed(periodCloseId(1), FEBRUARY, "\u200b"))
                .thenRejected("period.reason");
        scenario.when(new ClosePeriod(FEBRUARY, "𝄞".repeat(1_000))).thenAccepted();
    }
}
