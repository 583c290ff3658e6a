package dev.daybook.domain.period;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link ProposePeriodReopening} and {@link ApprovePeriodReopening}. */
class ReopenPeriodTest {

    private static final String OPERATOR = "operator";
    private static final String APPROVER = "approver";
    private static final String REASON = "A late invoice";

    private final Scenario scenario = Scenario.of(new PeriodFeature())
            .given(JANUARY_CLOSED, FEBRUARY_CLOSED)
            .actor(OPERATOR);

    private static PeriodClose close(StateAccess state, LocalDate firstOpenDay) {
        return state.state(PeriodCloseRepository.class).findExisting(firstOpenDay);
    }

    private static Optional<LocalDate> firstOpenDay(StateAccess state) {
        return state.state(PeriodCloseRepository.class).findFirstOpenDay();
    }

    private void proposed() {
        scenario.actor(OPERATOR)
                .given(new ProposePeriodReopening(MARCH, REASON))
                .actor(APPROVER);
    }

    @Test
    void proposesAndThePeriodStaysClosed() {
        scenario.when(new ProposePeriodReopening(MARCH, REASON + "\u2003"))
                .thenRecorded(new PeriodReopeningProposed(periodCloseId(2), REASON))
                .thenTasks()
                .thenState(state -> {
                    assertThat(close(state, MARCH).status()).isEqualTo(PeriodStatus.REOPENING_PROPOSED);
                    assertThat(close(state, MARCH).proposal())
                            .contains(new PeriodClose.Proposal(REASON, OPERATOR, Scenario.NOW));
                    assertThat(close(state, MARCH).position()).isEqualTo(3);
                    assertThat(firstOpenDay(state)).contains(MARCH);
                });
    }

    @Test
    void staysQuietIfItIsProposedForThatReason() {
        proposed();
        scenario.when(new ProposePeriodReopening(MARCH, REASON)).thenNothing();
    }

    @Test
    void refusesAnotherReason() {
        proposed();
        scenario.when(new ProposePeriodReopening(MARCH, "Another one"))
                .thenRejected(
                        "period.reopening-exists",
                        "The reopening of the period before 2025-03-01 was proposed by operator with another reason. An"
                                + " approver who is another person can approve it.");
    }

    @Test
    void refusesAnEarlierPeriodThanTheLast() {
        scenario.when(new ProposePeriodReopening(FEBRUARY, REASON))
                .thenRejected(
                        "period.not-last",
                        "The period before 2025-02-01 cannot be reopened: the period before 2025-03-01 is closed, too."
                                + " Reopen that one first.");
    }

    @Test
    void refusesAReasonThatPeopleCannotRead() {
        scenario.when(new ProposePeriodReopening(MARCH, "\u2028")).thenRejected("period.reason");
    }

    @Test
    void refusesADayThatWasNotClosed() {
        scenario.when(new ProposePeriodReopening(LocalDate.of(2025, 3, 2), REASON))
                .thenRejected("period.unknown", "There is no period 2025-03-02.");
        scenario.when(new ApprovePeriodReopening(LocalDate.of(2025, 3, 2)))
                .thenRejected(Rejection.Kind.UNKNOWN, "period.unknown");
    }

    @Test
    void anotherPersonReopensAndTheEarlierPeriodStaysClosed() {
        proposed();
        scenario.when(new ApprovePeriodReopening(MARCH))
                .thenRecorded(new PeriodReopened(periodCloseId(2)))
                .thenTasks()
                .thenState(state -> {
                    PeriodClose close = close(state, MARCH);
                    assertThat(close.status()).isEqualTo(PeriodStatus.REOPENED);
                    assertThat(close.closed()).isEqualTo(new PeriodClose.Step(Scenario.ACTOR, Scenario.NOW, 2));
                    assertThat(close.reopened()).contains(new PeriodClose.Step(APPROVER, Scenario.NOW, 4));
                    assertThat(firstOpenDay(state)).contains(FEBRUARY);
                });
        scenario.when(new ApprovePeriodReopening(MARCH)).thenNothing();
    }

    @Test
    void nothingIsClosedAfterTheFirstPeriodIsReopened() {
        proposed();
        scenario.given(new ApprovePeriodReopening(MARCH))
                .actor(OPERATOR)
                .given(new ProposePeriodReopening(FEBRUARY, REASON))
                .actor(APPROVER)
                .when(new ApprovePeriodReopening(FEBRUARY))
                .thenState(state -> assertThat(firstOpenDay(state)).isEmpty());
    }

    @Test
    void refusesThePersonWhoProposed() {
        proposed();
        scenario.actor(OPERATOR)
                .when(new ApprovePeriodReopening(MARCH))
                .thenRejected(
                        "period.same-person",
                        "The reopening of the period before 2025-03-01 cannot be approved by operator, who proposed it."
                                + " Another person must approve it.");
    }

    @Test
    void refusesWhatWasNotProposed() {
        scenario.when(new ApprovePeriodReopening(MARCH))
                .thenRejected(
                        "period.no-proposal",
                        "The reopening of the period before 2025-03-01 was not proposed. An operator proposes it: PUT"
                                + " /period-closes/2025-03-01/reopening.");
    }

    @Test
    void refusesAProposalThatALaterCloseHasOvertaken() {
        proposed();
        scenario.given(new ClosePeriod(PeriodSamples.APRIL, "March is reported"))
                .when(new ApprovePeriodReopening(MARCH))
                .thenRejected("period.not-last");
    }

    @Test
    void refusesToProposeWhatIsReopened() {
        proposed();
        scenario.given(new ApprovePeriodReopening(MARCH))
                .when(new ProposePeriodReopening(MARCH, REASON))
                .thenRejected(
                        "period.reopened",
                        "The period before 2025-03-01 was reopened by event 4. Nothing needs to be done.");
    }

    @Test
    void aSecondCloseNeedsAProposalOfItsOwn() {
        proposed();
        scenario.given(new ApprovePeriodReopening(MARCH))
                .given(new ClosePeriod(MARCH, "February is corrected"))
                .when(new ApprovePeriodReopening(MARCH))
                .thenRejected("period.no-proposal");
    }
}
