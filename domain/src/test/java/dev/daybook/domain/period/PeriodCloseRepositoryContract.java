package dev.daybook.domain.period;

import static dev.daybook.domain.period.PeriodSamples.APRIL;
import static dev.daybook.domain.period.PeriodSamples.FEBRUARY;
import static dev.daybook.domain.period.PeriodSamples.MARCH;
import static dev.daybook.domain.period.PeriodSamples.inForce;
import static dev.daybook.domain.period.PeriodSamples.periodCloseId;
import static dev.daybook.domain.period.PeriodSamples.proposal;
import static dev.daybook.domain.period.PeriodSamples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PeriodCloseRepository} must do. */
public abstract class PeriodCloseRepositoryContract {

    /** The repositories bound to the one transaction that runs during a test; it starts with an empty state. */
    protected abstract StateAccess state();

    /** Writes pending rows to the store and clears the memory, so that the next look-ups read the store. */
    protected void flush() {}

    private PeriodCloseRepository closes() {
        return state().state(PeriodCloseRepository.class);
    }

    @Test
    public void findsNothingInAnEmptyState() {
        assertThat(closes().find(periodCloseId(1))).isEmpty();
        assertThat(closes().findLatest(FEBRUARY)).isEmpty();
        assertThat(closes().findLastInForce()).isEmpty();
        assertThat(closes().findInForce(LocalDate.of(1, 1, 1), 1, 100)).isEmpty();
        assertThat(closes().findPage(0, 10)).isEmpty();
        assertThat(closes().findFirstOpenDay()).isEmpty();
        assertThatCode(() -> closes().requireOpen(LocalDate.of(1, 1, 1), "It")).doesNotThrowAnyException();
        assertThatThrownBy(() -> closes().findExisting(FEBRUARY)).isInstanceOf(Rejection.class);
    }

    @Test
    public void keepsEveryComponentThroughAllSteps() {
        PeriodClose closed = inForce(1, FEBRUARY, 7);
        closes().add(closed);
        assertFound(closed);
        flush();
        assertFound(closed);
        PeriodClose proposed = closed.withProposal(proposal("Žofie", 8), 8);
        closes().change(proposed);
        assertFound(proposed);
        flush();
        assertFound(proposed);
        PeriodClose reopened = proposed.reopened(step("approver", 9));
        closes().change(reopened);
        flush();
        assertFound(reopened);
    }

    @Test
    public void keepsAReopeningWithoutAProposal() {
        PeriodClose reopened = inForce(1, LocalDate.of(1, 1, 1), 1L << 40).reopened(step("importer", (1L << 40) + 1));
        closes().add(reopened);
        flush();
        assertFound(reopened);
    }

    private void assertFound(PeriodClose close) {
        closes().expect(close.id());
        assertThat(closes().find(close.id())).contains(close);
        assertThat(closes().findLatest(close.firstOpenDay())).contains(close);
        assertThat(closes().findExisting(close.firstOpenDay())).isEqualTo(close);
        assertThat(closes().findExisting(close.id())).isEqualTo(close);
    }

    @Test
    public void findsTheCloseOfADayThatWasRecordedLast() {
        PeriodClose reopened = inForce(9, FEBRUARY, 3).reopened(step("approver", 5));
        PeriodClose again = inForce(1, FEBRUARY, 6);
        closes().add(again);
        closes().add(reopened);
        closes().add(inForce(5, MARCH, 8));
        flush();
        assertThat(closes().findLatest(FEBRUARY)).contains(again);
        assertThat(closes().findLatest(APRIL)).isEmpty();
    }

    @Test
    public void findsTheLastDayThatIsInForceAlsoBeforeItIsWritten() {
        closes().add(inForce(1, MARCH, 3));
        closes().add(inForce(2, FEBRUARY, 4));
        PeriodClose last = inForce(3, APRIL, 5);
        closes().add(last);
        assertThat(closes().findLastInForce()).contains(last);
        closes().change(last.reopened(step("approver", 6)));
        assertThat(closes().findLastInForce().map(PeriodClose::firstOpenDay)).contains(MARCH);
        flush();
        assertThat(closes().findLastInForce().map(PeriodClose::firstOpenDay)).contains(MARCH);
    }

    @Test
    public void findsTheClosesThatWereInForceBetweenTwoPositions() {
        PeriodClose first = inForce(2, FEBRUARY, 10).reopened(step("approver", 20));
        PeriodClose second = inForce(1, MARCH, 30);
        closes().add(second);
        closes().add(first);
        flush();
        LocalDate january = FEBRUARY.minusDays(1);
        assertThat(closes().findInForce(january, 1, 9)).isEmpty();
        assertThat(closes().findInForce(january, 1, 10)).containsExactly(first);
        assertThat(closes().findInForce(january, 20, 29)).containsExactly(first);
        assertThat(closes().findInForce(january, 21, 29)).isEmpty();
        assertThat(closes().findInForce(january, 1, 30)).containsExactly(first, second);
        assertThat(closes().findInForce(FEBRUARY, 1, 30)).containsExactly(second);
        assertThat(closes().findInForce(MARCH, 1, 30)).isEmpty();
    }

    @Test
    public void listsClosesInTheOrderInWhichTheyWereRecorded() {
        PeriodClose second = inForce(1, MARCH, 30);
        PeriodClose first = inForce(2, FEBRUARY, 10);
        PeriodClose third = inForce(3, APRIL, 40);
        closes().add(second);
        closes().add(first);
        closes().add(third);
        flush();
        assertThat(closes().findPage(0, 2)).containsExactly(first, second);
        assertThat(closes().findPage(10, 10)).containsExactly(second, third);
        assertThat(closes().findPage(40, 10)).isEmpty();
    }

    @Test
    public void keepsTheFirstOpenDay() {
        closes().changeFirstOpenDay(Optional.of(MARCH), 3);
        assertFirstOpenDay(MARCH);
        flush();
        assertFirstOpenDay(MARCH);
        closes().changeFirstOpenDay(Optional.of(FEBRUARY), 4);
        assertFirstOpenDay(FEBRUARY);
        flush();
        assertFirstOpenDay(FEBRUARY);
        closes().changeFirstOpenDay(Optional.empty(), 5);
        assertThat(closes().findFirstOpenDay()).isEmpty();
        flush();
        assertThat(closes().findFirstOpenDay()).isEmpty();
    }

    private void assertFirstOpenDay(LocalDate day) {
        assertThat(closes().findFirstOpenDay()).contains(day);
        assertThatCode(() -> closes().requireOpen(day, "It")).doesNotThrowAnyException();
        assertThatThrownBy(() -> closes().requireOpen(day.minusDays(1), "Deposit D-1"))
                .hasMessageStartingWith("Deposit D-1 cannot have the day " + day.minusDays(1))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("period.closed"));
    }
}
