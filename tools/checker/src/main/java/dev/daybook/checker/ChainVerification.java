package dev.daybook.checker;

import dev.daybook.verifier.AmendmentTrail;
import dev.daybook.verifier.ChainCheck;
import dev.daybook.verifier.ChainHead;
import dev.daybook.verifier.ChainedEvent;
import dev.daybook.verifier.Finding.Problem;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The chain of hashes (I3), as the verifier checks it. */
final class ChainVerification {

    /** Problems that the check of positions and times also finds. */
    private static final Set<Problem> ORDER =
            EnumSet.of(Problem.EVENT_MISSING, Problem.EVENT_INSERTED, Problem.TIME_WENT_BACK);

    private final AmendmentTrail trail = new AmendmentTrail(1);
    private final ChainCheck check = new ChainCheck(ChainHead.START, Optional.empty(), trail);
    private boolean isSound = true;

    void accept(ChainedEvent event) {
        if (isSound) {
            isSound = check.accept(event);
        } else if (trail.isOpen()) {
            trail.explain(event);
        }
    }

    void end(Findings findings, boolean isOrderBroken) {
        AmendmentTrail.earlier(check.end(), trail.firstBad())
                .filter(bad -> !isOrderBroken || !ORDER.contains(bad.problem()))
                .ifPresent(bad -> findings.add(
                        Invariant.I3,
                        "The chain is broken at position " + bad.position() + " ("
                                + bad.problem().code() + "): " + bad.detail()
                                + " Compare this event with a backup or an earlier export."));
    }
}
