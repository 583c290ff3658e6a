package dev.daybook.domain.account;

import static dev.daybook.domain.kernel.RejectionCode.conflict;
import static dev.daybook.domain.kernel.RejectionCode.refused;
import static dev.daybook.domain.kernel.RejectionCode.unknown;

import dev.daybook.domain.kernel.RejectionCode;
import java.util.List;

/** The codes of the rejections that accounts and their transactions can answer. */
final class AccountRejections {

    static final List<RejectionCode> ALL = List.of(
            unknown(
                    "account.unknown",
                    "No account has this id.",
                    "Check the id with GET /accounts, or open the account with PUT /accounts/{id}."),
            conflict(
                    "account.exists",
                    "The account was opened earlier with other content.",
                    "Compare with GET /accounts/{id}. Send the same content, or choose another id."),
            conflict(
                    "account.id-in-use",
                    "A raw event AccountOpened has an accountId that another account has.",
                    "Use a new UUID."),
            refused("account.closed", "The account is closed.", "Use an open account."),
            refused(
                    "account.not-yet-open",
                    "The day is before the day on which the account was opened.",
                    "Use a day on or after the account's openedOn."),
            refused(
                    "account.wrong-currency",
                    "The amount is in another currency than the account.",
                    "Send the amount in the account's currency."),
            refused(
                    "account.former-currency",
                    "A command opens an account in a currency that ISO 4217 does not have today.",
                    "Send a currency of today. An account in a former currency can be recorded as a fact: POST /events."),
            refused(
                    "account.insufficient-funds",
                    "The account's balance is less than the debit.",
                    "Deposit first, or send a smaller amount."),
            refused(
                    "account.balance-not-zero",
                    "The account has a balance, so it can't be closed.",
                    "Bring the balance to zero first, or name the account that gets it in payTo."),
            refused(
                    "account.interest-owed",
                    "The account is owed interest, so it can't be closed.",
                    "Credit the interest first: PUT /accounts/{id}/interest-settlement/{date}. Or send payTo."),
            refused(
                    "account.interest-already-accrued",
                    "Interest has been credited for days after the new rate would begin, or the account would be closed.",
                    "Send a later day, as the answer's detail names it."),
            refused(
                    "account.later-posting",
                    "The account would be closed before the day of its last posting.",
                    "Close it on the day of its last posting or later."),
            refused(
                    "day.in-the-future",
                    "The day of a command is later than tomorrow in UTC.",
                    "Send the command when the day has come. Which days are possible: days.md."),
            refused(
                    "day.too-early",
                    "A command opens an account on a day before 1583.",
                    "Correct the year. An older day can be recorded as a fact: POST /events."),
            refused(
                    "interest.not-yet-earned",
                    "The day is in the future, so its interest is not earned yet.",
                    "Use today or an earlier day."),
            refused(
                    "interest.too-large",
                    "The account that the answer's detail names cannot hold the interest that it is owed.",
                    "Leave the account out of the calculation with except, or withdraw from it first."),
            refused(
                    "interest.too-many-exceptions",
                    "A calculation of interest leaves out more than 1,000 accounts.",
                    "Leave out fewer accounts."),
            refused(
                    "interest.remainder-out-of-range",
                    "The remainder of a raw event is not from 0 to below 365, or has more than ten decimals.",
                    "Send 365 times the interest that was earned and not credited, or 0."),
            conflict(
                    "deposit.exists",
                    "The deposit was recorded earlier with other content.",
                    "Send the same content, or choose another id."),
            conflict(
                    "withdrawal.exists",
                    "The withdrawal was recorded earlier with other content.",
                    "Send the same content, or choose another id."),
            conflict(
                    "transfer.exists",
                    "The transfer was recorded earlier with other content.",
                    "Send the same content, or choose another id."),
            conflict(
                    "closure.exists",
                    "The account was closed earlier with other content.",
                    "Compare with GET /accounts/{id}. Nothing needs to be sent again."),
            conflict(
                    "interest-calculation.exists",
                    "The day's interest was calculated earlier with other content.",
                    "Nothing needs to be sent again."),
            conflict(
                    "reversal.exists",
                    "The reversal was recorded earlier with other content.",
                    "Compare with GET /transactions/{id}. Send the same content, or choose another id."),
            unknown(
                    "transaction.unknown",
                    "No deposit, withdrawal, transfer, interest credit or reversal has this id.",
                    "Check the id with GET /accounts/{id}/postings."),
            conflict(
                    "transaction.exists",
                    "A deposit, withdrawal, transfer, interest credit or reversal has this id.",
                    "Choose another id."),
            conflict(
                    "transaction.already-reversed",
                    "The transaction was reversed before, by the reversal that the answer's detail names.",
                    "See it with GET /transactions/{id}. Nothing needs to be sent again."),
            refused(
                    "reversal.of-reversal",
                    "The transaction is a reversal itself.",
                    "Record the transaction that was reversed anew, with another id."),
            refused(
                    "reversal.too-early",
                    "The reversal has a day before that of the reversed transaction.",
                    "Send the day of the reversed transaction or a later one. Which days are possible: days.md."),
            refused(
                    "reversal.overdraws",
                    "The reversal would make a balance negative, and the caller does not have the role approver.",
                    "Deposit what is missing, or let a caller send it who has the roles writer and approver."),
            refused(
                    "reversal.invalid-reason",
                    "The reason is too long, has no visible character, or has characters that people cannot read.",
                    "Send a reason of 1 to 500 characters that people can read."),
            refused(
                    "reversal.wrong-accounts",
                    "A raw event TransactionReversed names other accounts than the reversed transaction has.",
                    "Send the accountId of each account of the reversed transaction, each once."),
            refused(
                    "transfer.same-account",
                    "Both accounts of the transfer are the same one.",
                    "Name two different accounts."));

    private AccountRejections() {}
}
