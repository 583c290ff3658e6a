package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.ChangeInterestRate;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;

/** What an account earns, and from the night of which day on. */
public record ChangeInterestRateRequest(InterestRate annualInterestRate, LocalDate effectiveOn) {

    ChangeInterestRate creator(ClientId account) {
        return new ChangeInterestRate(account, annualInterestRate, effectiveOn);
    }
}
