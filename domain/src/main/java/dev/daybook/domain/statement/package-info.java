/** Statements: they tell an account's owner what happened in a period. No command issues them yet. */
package dev.daybook.domain.statement;
