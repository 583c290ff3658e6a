package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.CZK;
import static dev.daybook.domain.account.AccountSamples.EUR;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.accountId;
import static dev.daybook.domain.company.CompanySamples.company;
import static dev.daybook.domain.company.CompanySamples.companyId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRepository} must do. */
public abstract class AccountRepositoryContract {

    private static final CompanyId ACME = companyId(1);
    private static final CompanyId BETA = companyId(2);

    /** The repositories bound to the one transaction that runs during a test; it starts with an empty state. */
    protected abstract StateAccess state();

    /** Writes pending rows to the store and clears the memory, so that the next look-ups read the store. */
    protected void flush() {}

    private AccountRepository accounts() {
        return state().state(AccountRepository.class);
    }

    @BeforeEach
    public void addCompanies() {
        state().state(CompanyRepository.class).add(company(1, "acme", 1));
        state().state(CompanyRepository.class).add(company(2, "beta", 2));
        flush();
    }

    @Test
    public void findsNothingInAnEmptyState() {
        assertThat(accounts().find(accountId(1))).isEmpty();
        assertThat(accounts().findByClientId(new ClientId("A-1"))).isEmpty();
        assertThat(accounts().findOpen()).isEmpty();
        assertThat(accounts().findPage(Optional.empty(), Optional.empty(), 10)).isEmpty();
        assertUnknown(() -> accounts().findExisting(accountId(1)));
        assertUnknown(() -> accounts().findExisting(new ClientId("A-1")));
    }

    @Test
    public void findsAnAccountByBothIdsAtOnceAndAfterwards() {
        Account account = account(1, "A-1", ACME);
        accounts().add(account);
        assertFound(account);
        flush();
        assertFound(account);
    }

    @Test
    public void keepsEveryComponent() {
        Account full = new Account(
                accountId(1),
                new ClientId("A.z_0~-"),
                BETA,
                CZK,
                Money.of("1234.56", "CZK"),
                Money.of("34.56", "CZK"),
                InterestRate.of("0.123456"),
                AccountStatus.CLOSED,
                LocalDate.of(1993, 1, 1),
                LocalDate.of(2024, 2, 29),
                new InterestRemainder(new BigDecimal("364.0123456789")),
                1L << 40);
        accounts().add(full);
        state().state(PostingRepository.class)
                .add(new Posting(
                        new ClientId("t-1"),
                        full.id(),
                        PostingKind.DEPOSIT,
                        full.balance(),
                        full.balance(),
                        NEW_YEAR,
                        Optional.empty(),
                        full.position()));
        flush();
        assertFound(full);
    }

    @Test
    public void keepsTheLimitsOfRates() {
        Account free = withRate(1, "0");
        Account dearest = withRate(2, "1");
        Account finest = withRate(3, "0.000001");
        accounts().add(free);
        accounts().add(dearest);
        accounts().add(finest);
        flush();
        assertFound(free);
        assertFound(dearest);
        assertFound(finest);
    }

    @Test
    public void keepsDaysFromBeforeTheGregorianCalendar() {
        Account ancient = opened(1, "A-1", LocalDate.of(1492, 10, 12));
        Account skipped = opened(2, "A-2", LocalDate.of(1582, 10, 10));
        Account farAway = opened(3, "A-3", LocalDate.of(9999, 12, 31));
        accounts().add(ancient);
        accounts().add(skipped);
        accounts().add(farAway);
        flush();
        assertFound(ancient);
        assertFound(skipped);
        assertFound(farAway);
    }

    @Test
    public void replacesAnAccount() {
        Account before = account(1, "A-1", ACME);
        accounts().add(before);
        flush();
        Account changed =
                before.withInterestRate(InterestRate.of("0.5"), NEW_YEAR.plusDays(9), InterestRemainder.NONE, 4);
        accounts().change(changed);
        assertFound(changed);
        flush();
        assertFound(changed);
        Account closed = changed.closed(5);
        accounts().change(closed);
        flush();
        assertFound(closed);
    }

    @Test
    public void replacesAnAccountSeveralTimesWithoutWritingItOut() {
        Account account = account(1, "A-1", ACME);
        accounts().add(account);
        for (int i = 1; i <= 3; i++) {
            account = account.withInterestRate(
                    InterestRate.of("0.0" + i), NEW_YEAR.plusDays(i), InterestRemainder.NONE, 3L + i);
            accounts().change(account);
            assertFound(account);
        }
        flush();
        assertFound(account);
        assertThat(account.annualInterestRate()).isEqualTo(InterestRate.of("0.03"));
    }

    @Test
    public void findsWhatWasExpected() {
        Account first = account(1, "A-1", ACME);
        Account second = account(2, "A-2", BETA);
        accounts().add(first);
        accounts().add(second);
        flush();
        accounts().expect(accountId(1));
        accounts().expect(new ClientId("A-1"));
        accounts().expect(new ClientId("A-2"));
        accounts().expect(new ClientId("A-2"));
        accounts().expect(accountId(99));
        accounts().expect(new ClientId("nobody"));
        assertFound(first);
        assertFound(second);
        assertThat(accounts().find(accountId(99))).isEmpty();
        assertThat(accounts().findByClientId(new ClientId("nobody"))).isEmpty();
    }

    @Test
    public void findsAnAccountThatWasExpectedBeforeItWasAdded() {
        accounts().expect(accountId(1));
        accounts().expect(new ClientId("A-1"));
        assertThat(accounts().find(accountId(1))).isEmpty();
        assertThat(accounts().findByClientId(new ClientId("A-1"))).isEmpty();
        Account account = account(1, "A-1", ACME);
        accounts().add(account);
        assertFound(account);
        flush();
        assertFound(account);
    }

    @Test
    public void findsAChangeOfAnAccountThatWasExpectedBeforeIt() {
        Account before = account(1, "A-1", ACME);
        accounts().add(before);
        flush();
        accounts().expect(accountId(1));
        accounts().expect(new ClientId("A-1"));
        Account touched = before.touched(4);
        accounts().change(touched);
        accounts().expect(accountId(1));
        assertFound(touched);
    }

    @Test
    public void findsOpenAccountsInTheOrderOfCodePoints() {
        addAll("b", "B", "a", "_", "~", "10", "2", "-", ".0", "aB", "aa");
        flush();
        accounts().change(accounts().findExisting(new ClientId("a")).closed(50));
        assertThat(clientIds(accounts().findOpen()))
                .containsExactly("-", ".0", "10", "2", "B", "_", "aB", "aa", "b", "~");
    }

    @Test
    public void findsOpenAccountsAsTheyAreNow() {
        Account account = account(1, "A-1", ACME);
        accounts().add(account);
        flush();
        Account touched = account.touched(4);
        accounts().change(touched);
        Account added = account(2, "A-0", ACME);
        accounts().add(added);
        assertThat(accounts().findOpen()).containsExactly(added, touched);
    }

    @Test
    public void findsTheOpenAccountsOfOneCompanyInOrder() {
        Account last = account(1, "A-3", ACME);
        Account first = account(2, "A-1", ACME);
        Account other = account(3, "A-2", BETA);
        Account closed = account(4, "A-0", ACME).closed(4);
        List.of(last, first, other, closed).forEach(accounts()::add);
        assertThat(accounts().findOpen(ACME)).containsExactly(first, last);
        flush();
        assertThat(accounts().findOpen(ACME)).containsExactly(first, last);
        assertThat(accounts().findOpen(BETA)).containsExactly(other);
        assertThat(accounts().findOpen(companyId(3))).isEmpty();
    }

    @Test
    public void pagesInTheOrderOfCodePoints() {
        addAll("b", "B", "a", "_", "~", "10", "2", "-", ".0", "aB", "aa");
        flush();
        assertThat(page(Optional.empty(), Optional.empty(), 100))
                .containsExactly("-", ".0", "10", "2", "B", "_", "a", "aB", "aa", "b", "~");
        assertThat(page(Optional.empty(), Optional.empty(), 2)).containsExactly("-", ".0");
        assertThat(page(Optional.empty(), Optional.of(".0"), 3)).containsExactly("10", "2", "B");
        assertThat(page(Optional.empty(), Optional.of("Z"), 2)).containsExactly("_", "a");
        assertThat(page(Optional.empty(), Optional.of("~"), 2)).isEmpty();
    }

    @Test
    public void pagesOverTheAccountsOfOneCompany() {
        accounts().add(account(1, "A-1", ACME));
        accounts().add(account(2, "A-2", BETA));
        accounts().add(account(3, "A-3", ACME));
        accounts().add(account(4, "A-4", ACME).closed(9));
        flush();
        accounts().add(account(5, "A-0", ACME));
        assertThat(page(Optional.of(ACME), Optional.empty(), 10)).containsExactly("A-0", "A-1", "A-3", "A-4");
        assertThat(page(Optional.of(ACME), Optional.of("A-0"), 2)).containsExactly("A-1", "A-3");
        assertThat(page(Optional.of(ACME), Optional.of("A-2"), 2)).containsExactly("A-3", "A-4");
        assertThat(page(Optional.of(BETA), Optional.empty(), 10)).containsExactly("A-2");
        assertThat(page(Optional.of(companyId(99)), Optional.empty(), 10)).isEmpty();
    }

    @Test
    public void refusesASecondAccountOfOneClientId() {
        accounts().add(account(1, "A-1", ACME));
        flush();
        assertThatThrownBy(() -> {
                    accounts().add(account(2, "A-1", ACME));
                    flush();
                })
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    public void refusesASecondAccountOfOneId() {
        accounts().add(account(1, "A-1", ACME));
        flush();
        assertThatThrownBy(() -> {
                    accounts().add(account(1, "A-2", ACME));
                    flush();
                })
                .isInstanceOf(RuntimeException.class);
    }

    private void assertFound(Account account) {
        assertThat(accounts().find(account.id())).contains(account);
        assertThat(accounts().findExisting(account.id())).isEqualTo(account);
        assertThat(accounts().findByClientId(account.clientId())).contains(account);
        assertThat(accounts().findExisting(account.clientId())).isEqualTo(account);
        assertThat(accounts().findPage(Optional.of(account.companyId()), Optional.empty(), 1000))
                .contains(account);
        assertThat(accounts().findOpen().contains(account)).isEqualTo(account.isOpen());
    }

    private static void assertUnknown(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("account.unknown"));
    }

    private void addAll(String... clientIds) {
        for (int i = 0; i < clientIds.length; i++) {
            accounts().add(account(i, clientIds[i], ACME));
        }
    }

    private List<String> page(Optional<CompanyId> company, Optional<String> after, int limit) {
        return clientIds(accounts().findPage(company, after.map(ClientId::new), limit));
    }

    private static List<String> clientIds(List<Account> accounts) {
        return accounts.stream().map(account -> account.clientId().value()).toList();
    }

    private static Account account(int n, String clientId, CompanyId company) {
        return Account.opened(new AccountOpened(accountId(n), new ClientId(clientId), company, EUR, RATE, NEW_YEAR), 3);
    }

    private static Account opened(int n, String clientId, LocalDate openedOn) {
        return Account.opened(new AccountOpened(accountId(n), new ClientId(clientId), ACME, EUR, RATE, openedOn), 3);
    }

    private static Account withRate(int n, String rate) {
        return account(n, "A-" + n, ACME).withInterestRate(InterestRate.of(rate), NEW_YEAR, InterestRemainder.NONE, 3);
    }
}
