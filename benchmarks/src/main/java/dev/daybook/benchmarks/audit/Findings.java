package dev.daybook.benchmarks.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit has found.
 *
 * @param events in the log
 * @param stateEqualsReplay null if the state was not built again
 * @param wrong one sentence for each fault; empty if there is none
 */
public record Findings(
        long events,
        boolean sumsRight,
        boolean positionsGapless,
        boolean chainVerified,
        @Nullable Boolean stateEqualsReplay,
        boolean nothingInDoubt,
        List<String> wrong) {

    /** Whether all is right. */
    public boolean right() {
        return wrong.isEmpty();
    }
}
