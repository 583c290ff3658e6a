package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;

/** The first shape of {@link InterestAccrued}: the amount was rounded half to even, and no remainder was kept. */
public record InterestAccruedV1(AccountId accountId, ClientId transactionId, Money amount, LocalDate accruedOn) {

    InterestAccrued upgrade() {
        return new InterestAccrued(accountId, transactionId, amount, accruedOn, InterestRemainder.NONE);
    }
}
