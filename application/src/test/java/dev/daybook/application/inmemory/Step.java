package dev.daybook.application.inmemory;

/** The steps at which an in-memory adapter can fail. */
public enum Step {
    BEGIN,
    LOG_OPEN,
    LOG_LOOK_UP,
    LOG_READ,
    LOG_RECORD,
    LOG_WRITE,
    STATE_OPEN,
    STATE_WRITE,
    STATE_READ,
    LOG_PREPARE,
    STATE_PREPARE,
    LOG_COMMIT,
    STATE_COMMIT,
    COMMITTED,
    ROWS_PREPARE,
    ROWS_COMMIT,
    LOG_LOCK,
    ASIDE_BEGIN,
    ASIDE_KEEP,
    ASIDE_WRITE,
    ASIDE_COMPARE,
    ASIDE_SWITCH,
    REPLAY_LEDGER
}
