package dev.daybook.domain.account;

/** Whether an account is in use. */
public enum AccountStatus {
    OPEN,
    CLOSED
}
