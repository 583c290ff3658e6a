/**
 * Accounts: money that a company keeps with us, its movements and its interest.
 *
 * <p>Start with {@link dev.daybook.domain.account.AccountFeature}, the table of contents; then
 * {@link dev.daybook.domain.account.WithdrawFunds} and {@link dev.daybook.domain.account.FundsWithdrawn} for one command
 * and its event; then {@link dev.daybook.domain.account.InterestCalculation} for how interest is computed.
 *
 * <p>The rules of what may be decided (no overdraft, nothing on a closed account) stand in the creators. Facts from
 * outside are recorded even where a creator would have refused; {@code AccountMaterializer} insists on integrity only.
 */
package dev.daybook.domain.account;
