/**
 * Accounts over HTTP, and all that moves money on them.
 *
 * <p>{@link dev.daybook.adapters.rest.account.AccountResource} opens, changes, closes and shows them; a resource of its
 * own each for deposits, withdrawals, transfers and interest calculations, since each of these is a thing with a client id.
 */
@NullMarked
package dev.daybook.adapters.rest.account;

import org.jspecify.annotations.NullMarked;
