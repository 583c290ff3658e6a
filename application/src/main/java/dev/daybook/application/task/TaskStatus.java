package dev.daybook.application.task;

/** How far a task has come. */
public enum TaskStatus {
    /** It is to be carried out: now, after a pause, or when its handler has all settings. */
    WAITING,
    /** It was carried out. */
    DONE,
    /** It failed too often; an operator decides. */
    DEAD,
    /** An operator has decided that it is not carried out. */
    DISCARDED
}
