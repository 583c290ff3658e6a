package dev.daybook.domain.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A period close in the application state.
 *
 * @param firstOpenDay commands cannot date anything before it while the close is in force
 * @param reason why the period was closed
 * @param closed who has closed the period
 * @param proposal the proposal to reopen it, if there is one
 * @param reopened who has reopened it, if that has happened
 * @param position the position of the last event that changed it, or that amended an event about it
 */
public record PeriodClose(
        PeriodCloseId id,
        LocalDate firstOpenDay,
        String reason,
        Step closed,
        Optional<Proposal> proposal,
        Optional<Step> reopened,
        long position) {

    /**
     * What a person has done to the period.
     *
     * @param by the actor
     * @param position the position of its event
     */
    public record Step(String by, Instant at, long position) {}

    /** The proposal of a person to reopen the period. */
    public record Proposal(String reason, String by, Instant at) {}

    public PeriodStatus status() {
        if (!isInForce()) {
            return PeriodStatus.REOPENED;
        }
        return proposal.isPresent() ? PeriodStatus.REOPENING_PROPOSED : PeriodStatus.CLOSED;
    }

    /** Whether the period is still closed. */
    public boolean isInForce() {
        return reopened.isEmpty();
    }

    /**
     * Whether something of that day was recorded while this close was in force, and the day was closed.
     *
     * @param recordedAt the position of its event
     */
    public boolean covers(LocalDate day, long recordedAt) {
        return day.isBefore(firstOpenDay)
                && closed.position() < recordedAt
                && reopened.filter(step -> step.position() < recordedAt).isEmpty();
    }

    PeriodClose withProposal(Proposal newProposal, long atPosition) {
        return new PeriodClose(id, firstOpenDay, reason, closed, Optional.of(newProposal), reopened, atPosition);
    }

    /** This close after an amendment of an event about it. */
    PeriodClose touched(long atPosition) {
        return new PeriodClose(id, firstOpenDay, reason, closed, proposal, reopened, atPosition);
    }

    PeriodClose reopened(Step step) {
        return new PeriodClose(id, firstOpenDay, reason, closed, proposal, Optional.of(step), step.position());
    }
}
