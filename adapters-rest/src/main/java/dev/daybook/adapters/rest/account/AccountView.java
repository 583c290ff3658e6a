package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.read.ViewTag;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account.
 *
 * @param accruedInterest the interest credited so far; the balance includes it
 * @param reserved what orders have set aside
 * @param position the position of the last event that changed it, or that amended an event about it
 */
public record AccountView(
        ClientId clientId,
        AccountId accountId,
        ClientId company,
        CompanyId companyId,
        CurrencyCode currency,
        Money balance,
        Money accruedInterest,
        Money reserved,
        InterestRate annualInterestRate,
        @Schema(enumeration = {"open", "closed"}) String status,
        LocalDate openedOn,
        long position) {

    static final ViewTag TAG = new ViewTag(1);

    static AccountView of(Account account, ClientId company) {
        return new AccountView(
                account.clientId(),
                account.id(),
                company,
                account.companyId(),
                account.currency(),
                account.balance(),
                account.accruedInterest(),
                Money.zero(account.currency()),
                account.annualInterestRate(),
                account.status().name().toLowerCase(Locale.ROOT),
                account.openedOn(),
                account.position());
    }
}
