package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;

/** The task of a notice about a deposit. */
public record DepositNotice(String kind, ClientId transactionId) implements Task {

    /** No handler takes this kind: it shows what it costs to record a task. */
    static final String WAITING = "deposit-notice-that-waits";

    /** The handler of this kind does nothing: it shows what it costs to carry a task out. */
    static final String DONE = "deposit-notice";
}
