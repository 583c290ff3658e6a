package dev.daybook.domain.period;

/** What has become of a period close. */
public enum PeriodStatus {
    /** In force. */
    CLOSED,
    /** In force, until another person approves the reopening. */
    REOPENING_PROPOSED,
    /** No longer in force. */
    REOPENED
}
