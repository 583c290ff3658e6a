package dev.daybook.application.job;

/** What the ledger answers when a running job reports that it is alive. */
public enum Heartbeat {
    /** The job goes on. */
    GO_ON,
    /** A person has cancelled the job. */
    CANCELLED,
    /** The job was silent for too long. The ledger no longer counts it as running, and another server may run it. */
    PRESUMED_DEAD
}
