/**
 * Accounts and their postings as rows of the tables {@code account} and {@code posting}; start with
 * {@code JpaAccountRepository} and {@code JpaPostingRepository}.
 */
@NullMarked
package dev.daybook.adapters.persistence.account;

import org.jspecify.annotations.NullMarked;
