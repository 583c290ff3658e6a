package dev.daybook.application.replay;

import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.state.StateSession;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings a state that lags the log, such as one that was restored from a backup, up to the log's end; used by one thread. */
public final class StateCatchUp {

    private static final Logger LOG = Logger.getLogger(StateCatchUp.class);
    private static final int EVENTS_A_TRANSACTION = 2_000;

    private final Rematerialization rematerialization;
    private long begunAt;
    private LogPosition reached = LogPosition.START;

    public StateCatchUp(Rematerialization rematerialization) {
        this.rematerialization = rematerialization;
    }

    /**
     * Whether the state is where the log ends.
     *
     * @throws StateContradictsLog if the state is of another log, or ahead of this one
     */
    public boolean isUpToDate(LogSession log, StateSession state) {
        LogPosition end = log.head().at();
        LogPosition at = state.position();
        if (at.position() > end.position()) {
            throw new StateContradictsLog("The application state is at position " + at.position()
                    + ", but the event log ends at " + end.position() + ": the log has lost events.");
        }
        if (at.position() < end.position()) {
            return false;
        }
        requireSameHash(at, end);
        return true;
    }

    /**
     * Materializes the next events that the state lacks, and writes the state.
     *
     * @return whether there were any; the transaction is then to be committed
     */
    public boolean advance(LogSession log, StateSession state) {
        if (isUpToDate(log, state)) {
            // the next catch-up is a new one
            begunAt = 0;
            reached = LogPosition.START;
            return false;
        }
        LogPosition at = state.position();
        if (at.position() > 0) {
            requireSameHash(at, log.readAfter(at.position() - 1, 1).get(0).at());
        } else {
            requireSameHash(at, LogPosition.START);
        }
        List<RecordedEvent> missing = log.readAfter(at.position(), EVENTS_A_TRANSACTION);
        requireNoneAmendedBefore(missing, at);
        rematerialization.run(missing, state);
        state.keep();
        reached = missing.get(missing.size() - 1).at();
        state.write(reached);
        LOG.infof(
                "The state lagged the log: materialized events %d to %d of %d",
                at.position() + 1, reached.position(), log.head().position());
        return true;
    }

    /**
     * Events that this catch-up has materialized had their amended data already. If an earlier event was amended, the
     * state must be rebuilt.
     */
    private void requireNoneAmendedBefore(List<RecordedEvent> missing, LogPosition at) {
        if (!at.equals(reached)) {
            begunAt = at.position();
        }
        rematerialization.amendedBefore(missing, begunAt).ifPresent(amended -> {
            throw new StateContradictsLog("The application state is at position " + at.position() + " and knows event "
                    + amended.position() + " as it was before it was amended: the state has to be rebuilt.");
        });
    }

    private static void requireSameHash(LogPosition state, LogPosition log) {
        if (!state.hash().equals(log.hash())) {
            throw new StateContradictsLog("At position " + state.position() + " the application state knows the hash "
                    + state.hash() + ", but the event log has " + log.hash() + ": they are not of one history.");
        }
    }
}
