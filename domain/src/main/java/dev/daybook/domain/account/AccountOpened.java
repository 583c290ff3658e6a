package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A company has opened an account with us. */
public record AccountOpened(
        AccountId accountId,
        ClientId clientId,
        CompanyId companyId,
        CurrencyCode currency,
        InterestRate annualInterestRate,
        LocalDate openedOn)
        implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value(), companyId.value());
    }
}
