package dev.daybook.domain.period;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;

/** Why a period is closed or reopened: what every new reason must be. */
final class PeriodReason {

    private static final int LONGEST = 1_000;

    private PeriodReason() {}

    /**
     * Requires that people can read a reason.
     *
     * @throws Rejection {@code period.reason}
     */
    static void require(String reason) {
        if (!VisibleText.fits(reason, LONGEST)) {
            throw Rejection.refused(
                    "period.reason",
                    "The close or the reopening of a period has a reason of 1 to " + LONGEST + VisibleText.RULE
                            + "; this one has " + VisibleText.length(reason) + " characters.");
        }
    }
}
