package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.EUR;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.accountId;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BETA_ID;
import static dev.daybook.domain.company.CompanySamples.company;

import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** The accounts on which the contracts of {@link PostingRepository} post. */
public abstract class PostingContract {

    static final AccountId FIRST = accountId(1);
    static final AccountId SECOND = accountId(2);
    static final AccountId THIRD = accountId(3);

    /** Of another company than the first three. */
    static final AccountId FOURTH = accountId(4);

    /** The repositories bound to the one transaction that runs during a test; it starts with an empty state. */
    protected abstract StateAccess state();

    /** Writes pending rows to the store and clears the memory, so that the next look-ups read the store. */
    protected void flush() {}

    final PostingRepository postings() {
        return state().state(PostingRepository.class);
    }

    final AccountRepository accounts() {
        return state().state(AccountRepository.class);
    }

    @BeforeEach
    public void addAccounts() {
        state().state(CompanyRepository.class).add(company(1, "acme", 1));
        state().state(CompanyRepository.class).add(company(2, "beta", 1));
        accounts().add(account(1, EUR));
        accounts().add(account(2, EUR));
        accounts().add(account(3, new CurrencyCode("KWD")));
        accounts().add(Account.opened(new AccountOpened(FOURTH, new ClientId("A-4"), BETA_ID, EUR, RATE, NEW_YEAR), 2));
        flush();
    }

    final void post(AccountId account, ClientId transactionId, String amount, LocalDate day, long position) {
        Money signed = eur(amount);
        PostingKind kind = signed.isPositive() ? PostingKind.DEPOSIT : PostingKind.WITHDRAWAL;
        postings().add(new Posting(transactionId, account, kind, signed, signed, day, Optional.empty(), position));
    }

    private static Account account(int n, CurrencyCode currency) {
        return Account.opened(
                new AccountOpened(accountId(n), new ClientId("A-" + n), ACME_ID, currency, RATE, NEW_YEAR), 2);
    }
}
