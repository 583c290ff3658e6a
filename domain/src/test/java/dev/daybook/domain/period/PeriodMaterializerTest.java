package dev.daybook.domain.period;

import static dev.daybook.domain.period.PeriodSamples.APRIL;
import static dev.daybook.domain.period.PeriodSamples.FEBRUARY;
import static dev.daybook.domain.period.PeriodSamples.FEBRUARY_CLOSED;
import static dev.daybook.domain.period.PeriodSamples.JANUARY_CLOSED;
import static dev.daybook.domain.period.PeriodSamples.MARCH;
import static dev.daybook.domain.period.PeriodSamples.closed;
import static dev.daybook.domain.period.PeriodSamples.inForce;
import static dev.daybook.domain.period.PeriodSamples.periodCloseId;
import static dev.daybook.domain.period.PeriodSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What facts from outside do, which no creator has checked, and which days a close covers. */
class PeriodMaterializerTest {

    private final Scenario scenario = Scenario.of(new PeriodFeature());

    private static Optional<LocalDate> firstOpenDay(StateAccess state) {
        return state.state(PeriodCloseRepository.class).findFirstOpenDay();
    }

    @Test
    void factsCloseInAnyOrder() {
        scenario.given(FEBRUARY_CLOSED, JANUARY_CLOSED);
        assertThat(firstOpenDay(scenario.state())).contains(MARCH);
        scenario.given(new PeriodReopened(periodCloseId(2)));
        assertThat(firstOpenDay(scenario.state())).contains(FEBRUARY);
    }

    @Test
    void aFactReopensAnEarlierPeriodAndTheLaterOneStaysClosed() {
        scenario.given(JANUARY_CLOSED, FEBRUARY_CLOSED, new PeriodReopened(periodCloseId(1)));
        assertThat(firstOpenDay(scenario.state())).contains(MARCH);
        scenario.given(new PeriodReopened(periodCloseId(2)));
        assertThat(firstOpenDay(scenario.state())).isEmpty();
    }

    @Test
    void refusesAnIdThatAnotherCloseHas() {
        scenario.given(JANUARY_CLOSED)
                .whenRecorded(closed(1, APRIL))
                .thenRejected(
                        "period.id-in-use",
                        "The id " + periodCloseId(1) + " belongs to the close of the period before 2025-02-01.");
    }

    @Test
    void refusesACloseThatDoesNotExist() {
        scenario.whenRecorded(new PeriodReopened(periodCloseId(1))).thenRejected("period.unknown");
        scenario.whenRecorded(new PeriodReopeningProposed(periodCloseId(1), "A late invoice"))
                .thenRejected("period.unknown");
    }

    @Test
    void anAmendmentOfACloseShowsOnIt() {
        UUID id = periodCloseId(1).value();
        scenario.given(JANUARY_CLOSED)
                .whenRecorded(new EventAmended(
                        1, new UUID(0, 1), new UUID(0, 2), 1, "", "", "", "x", "one", "another", List.of(id)))
                .thenState(state -> assertThat(state.state(PeriodCloseRepository.class)
                                .find(periodCloseId(1))
                                .orElseThrow()
                                .position())
                        .isEqualTo(2));
    }

    @Test
    void aCloseCoversEarlierDaysThatAreRecordedWhileItIsInForce() {
        PeriodClose close = inForce(1, FEBRUARY, 10);
        LocalDate lastClosed = FEBRUARY.minusDays(1);
        assertThat(close.covers(lastClosed, 11)).isTrue();
        assertThat(close.covers(lastClosed, 9)).isFalse();
        assertThat(close.covers(FEBRUARY, 11)).isFalse();
        PeriodClose reopened = close.reopened(step("approver", 20));
        assertThat(reopened.covers(lastClosed, 19)).isTrue();
        assertThat(reopened.covers(lastClosed, 21)).isFalse();
    }
}
