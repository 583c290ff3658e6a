package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.ChangeInterestRate;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;

/** The new interest rate of an account, and the day from whose night on it is valid. */
public record ChangeInterestRateRequest(InterestRate annualInterestRate, LocalDate effectiveOn) {

    ChangeInterestRate creator(ClientId account) {
        return new ChangeInterestRate(account, annualInterestRate, effectiveOn);
    }
}
