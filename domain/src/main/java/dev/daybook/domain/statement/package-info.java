/** Statements: what an account's owner gets to read about a period. Issuing them is still to come. */
package dev.daybook.domain.statement;
