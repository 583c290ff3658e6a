package dev.daybook.application.inmemory;

import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.WithdrawFunds;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The product's commands, in the few words that a test of the engine needs. Amounts are in EUR. */
public final class BankCommands {

    /** The catalogue of these commands' events. It is immutable. */
    public static final EventCatalogue CATALOGUE =
            new EventCatalogue(List.of(new CompanyFeature(), new AccountFeature()));

    /** The day on which everything happens. */
    public static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private BankCommands() {}

    public static CreateCompany createCompany(String company) {
        return new CreateCompany(
                new ClientId(company), new CompanyName(company), address("Praha"), new EmailAddress("a@b.example"));
    }

    /** Submits a task: the letter to the former address. */
    public static ChangeCompanyAddress moveCompany(String company, String city) {
        return new ChangeCompanyAddress(new ClientId(company), address(city), Optional.empty());
    }

    private static Address address(String city) {
        return new Address("Street 1", Optional.empty(), city, "11000", new CountryCode("CZ"));
    }

    public static OpenAccount openAccount(String account, String company) {
        return new OpenAccount(
                new ClientId(account), new ClientId(company), new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY);
    }

    public static DepositFunds deposit(String id, String account, String amount) {
        return new DepositFunds(new ClientId(id), new ClientId(account), Money.of(amount, "EUR"), DAY);
    }

    public static WithdrawFunds withdraw(String id, String account, String amount) {
        return new WithdrawFunds(new ClientId(id), new ClientId(account), Money.of(amount, "EUR"), DAY);
    }

    /** The account with that client id. */
    public static Account account(StateAccess state, String account) {
        return state.state(AccountRepository.class).findExisting(new ClientId(account));
    }
}
