package dev.daybook.domain.account;

import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;

/** The first shape of {@link InterestRateChanged}: interest that was too small to be credited was lost. */
public record InterestRateChangedV1(AccountId accountId, InterestRate annualInterestRate, LocalDate effectiveOn) {

    InterestRateChanged upgrade() {
        return new InterestRateChanged(accountId, annualInterestRate, effectiveOn, InterestRemainder.NONE);
    }
}
