package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;

/** Tells of a deposit. */
public record DepositNotice(String kind, ClientId transactionId) implements Task {

    /** Nobody carries these out: they show what it costs to record a task. */
    static final String WAITING = "deposit-notice-that-waits";

    /** Carried out at once, to no effect: they show what it costs to carry a task out. */
    static final String DONE = "deposit-notice";
}
