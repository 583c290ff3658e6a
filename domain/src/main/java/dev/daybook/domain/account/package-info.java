/**
 * Accounts: money that a company keeps with us, its movements and its interest.
 *
 * <p>Start with {@link dev.daybook.domain.account.AccountFeature}, the table of contents; then
 * {@link dev.daybook.domain.account.WithdrawFunds} and {@link dev.daybook.domain.account.FundsWithdrawn} for one command
 * and its event; then {@link dev.daybook.domain.account.InterestCalculation} for how interest is computed.
 *
 * <p>{@link dev.daybook.domain.account.ReverseTransaction} takes a transaction back, whatever kind it is.
 *
 * <p>The business rules (no overdraft, nothing on a closed account) are in the creators. A fact from outside is
 * recorded even if a creator would have refused it: {@code AccountMaterializer} checks integrity only.
 */
package dev.daybook.domain.account;
