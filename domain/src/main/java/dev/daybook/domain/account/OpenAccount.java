package dev.daybook.domain.account;

import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;
import java.util.List;

/** Opens an account for a company. */
public record OpenAccount(
        ClientId clientId, ClientId company, CurrencyCode currency, InterestRate annualInterestRate, LocalDate openedOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(clientId);
        state.state(CompanyRepository.class).expect(company);
    }

    @Override
    public List<AccountOpened> create(CreationContext now) {
        now.state(AccountRepository.class).findByClientId(clientId).ifPresent(existing -> {
            throw exists(existing);
        });
        Company owner = now.state(CompanyRepository.class)
                .findByClientId(company)
                .orElseThrow(() -> Rejection.unknown("company", company));
        requireCurrencyInUseOn(now.today());
        CommandDay.requireNotTooEarly(openedOn, "Account " + clientId);
        CommandDay.requirePossible(openedOn, "Account " + clientId, now);
        return List.of(new AccountOpened(
                new AccountId(now.newId()), clientId, owner.id(), currency, annualInterestRate, openedOn));
    }

    private void requireCurrencyInUseOn(LocalDate today) {
        if (!currency.isInUseOn(today)) {
            throw Rejection.refused(
                    "account.former-currency",
                    "Account " + clientId + " cannot be opened in " + currency
                            + ": ISO 4217 does not have this currency on " + today
                            + ". Use a currency of today, such as EUR.");
        }
    }

    static Rejection exists(Account existing) {
        return Rejection.conflict(
                "account.exists",
                "Account " + existing.clientId() + " exists already. It was opened on " + existing.openedOn() + " in "
                        + existing.currency() + ".");
    }
}
