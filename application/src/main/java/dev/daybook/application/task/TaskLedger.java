package dev.daybook.application.task;

import java.util.Map;

/** The port to the ledger of tasks. */
public interface TaskLedger {

    /** How many tasks there are of each status that occurs. */
    Map<String, Long> countByStatus();
}
