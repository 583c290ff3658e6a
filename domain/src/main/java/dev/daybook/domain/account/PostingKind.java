package dev.daybook.domain.account;

/** What moved the money. */
public enum PostingKind {
    DEPOSIT,
    WITHDRAWAL,
    TRANSFER,
    INTEREST,
    REVERSAL
}
