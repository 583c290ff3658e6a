/**
 * Accounts, their postings and reversals as rows of the tables {@code account}, {@code posting} and {@code reversal}; start
 * with {@code JpaAccountRepository} and {@code JpaPostingRepository}.
 */
@NullMarked
package dev.daybook.adapters.persistence.account;

import org.jspecify.annotations.NullMarked;
