package dev.daybook.domain.account;

import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BETA_CREATED;
import static dev.daybook.domain.company.CompanySamples.BETA_ID;

import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.PeriodFeature;
import java.time.LocalDate;
import java.util.UUID;

/** Accounts for tests: in euros, A-99 in crowns, all opened at new year at 3.65 percent. */
public final class AccountSamples {

    public static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);

    /** One 10,000th of the balance a night: what is expected can be computed in the head. */
    public static final InterestRate RATE = InterestRate.of("0.0365");

    public static final CurrencyCode EUR = new CurrencyCode("EUR");
    public static final CurrencyCode CZK = new CurrencyCode("CZK");

    public static final ClientId A17 = new ClientId("A-17");
    public static final AccountId A17_ID = accountId(17);
    public static final AccountOpened A17_OPENED = opened(17, ACME_ID, EUR);

    public static final ClientId A18 = new ClientId("A-18");
    public static final AccountId A18_ID = accountId(18);
    public static final AccountOpened A18_OPENED = opened(18, BETA_ID, EUR);

    public static final ClientId A99 = new ClientId("A-99");
    public static final AccountId A99_ID = accountId(99);
    public static final AccountOpened A99_OPENED = opened(99, BETA_ID, CZK);

    public static final ClientId T1 = new ClientId("T-1");
    public static final ClientId T2 = new ClientId("T-2");
    public static final ClientId T3 = new ClientId("T-3");

    private AccountSamples() {}

    /** Two companies and the three accounts, on which nothing has moved yet: positions 1 to 5. */
    public static Scenario scenario() {
        return Scenario.of(new AccountFeature(), new CompanyFeature(), new PeriodFeature())
                .given(ACME_CREATED, BETA_CREATED, A17_OPENED, A18_OPENED, A99_OPENED);
    }

    /** An account id that depends on nothing but that number. */
    public static AccountId accountId(int n) {
        return new AccountId(new UUID(0x0000_acc0_0000_4000L, 0x8000_0000_0000_0000L | n));
    }

    /** That account as it stands, which must exist. */
    public static Account account(StateAccess state, ClientId clientId) {
        return state.state(AccountRepository.class).findExisting(clientId);
    }

    public static Money eur(String value) {
        return Money.of(value, "EUR");
    }

    public static Money czk(String value) {
        return Money.of(value, "CZK");
    }

    /** A day of 2024. */
    public static LocalDate day(int month, int dayOfMonth) {
        return LocalDate.of(2024, month, dayOfMonth);
    }

    /** Money came in on the 1st of January. */
    public static FundsDeposited deposited(AccountId account, String transactionId, Money amount) {
        return new FundsDeposited(account, new ClientId(transactionId), amount, NEW_YEAR);
    }

    private static AccountOpened opened(int n, CompanyId company, CurrencyCode currency) {
        return new AccountOpened(accountId(n), new ClientId("A-" + n), company, currency, RATE, NEW_YEAR);
    }
}
