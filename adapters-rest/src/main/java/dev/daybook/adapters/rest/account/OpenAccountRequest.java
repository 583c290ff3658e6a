package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;

/** The content of a new account. */
public record OpenAccountRequest(
        ClientId company, CurrencyCode currency, InterestRate annualInterestRate, LocalDate openedOn) {

    OpenAccount creator(ClientId account) {
        return new OpenAccount(account, company, currency, annualInterestRate, openedOn);
    }
}
