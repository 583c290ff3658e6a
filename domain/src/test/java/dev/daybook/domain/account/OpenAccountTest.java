package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A17_OPENED;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.EUR;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.company.CompanySamples.ACME;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OpenAccountTest {

    private final Scenario scenario =
            Scenario.of(new AccountFeature(), new CompanyFeature()).given(ACME_CREATED);

    @Test
    void opensAnEmptyAccountUnderANewId() {
        AccountId id = new AccountId(Scenario.newId(1));
        scenario.when(new OpenAccount(A17, ACME, EUR, RATE, NEW_YEAR))
                .thenRecorded(new AccountOpened(id, A17, ACME_ID, EUR, RATE, NEW_YEAR))
                .thenState(state -> assertThat(account(state, A17))
                        .isEqualTo(new Account(
                                id,
                                A17,
                                ACME_ID,
                                EUR,
                                eur("0.00"),
                                eur("0.00"),
                                RATE,
                                AccountStatus.OPEN,
                                NEW_YEAR,
                                NEW_YEAR,
                                InterestRemainder.NONE,
                                2)));
    }

    @Test
    void opensSeveralAccountsOfOneCompany() {
        scenario.given(A17_OPENED)
                .when(new OpenAccount(A18, ACME, EUR, RATE, NEW_YEAR))
                .thenRecorded(new AccountOpened(new AccountId(Scenario.newId(1)), A18, ACME_ID, EUR, RATE, NEW_YEAR));
    }

    @Test
    void refusesAFormerCurrencyThatAFactMayHave() {
        CurrencyCode marks = new CurrencyCode("DEM");
        scenario.when(new OpenAccount(A17, ACME, marks, RATE, NEW_YEAR))
                .thenRejected(
                        "account.former-currency",
                        "Account A-17 cannot be opened in DEM: ISO 4217 does not have this currency on 2025-05-17. Use a"
                                + " currency of today, such as EUR.");
        AccountOpened fact = new AccountOpened(A17_ID, A17, ACME_ID, marks, RATE, LocalDate.of(1993, 1, 1));
        scenario.whenRecorded(fact)
                .thenRecorded(fact)
                .thenState(state -> assertThat(account(state, A17).balance()).isEqualTo(Money.of("0.00", "DEM")));
        scenario.when(new DepositFunds(T1, A17, Money.of("5.00", "DEM"), NEW_YEAR))
                .thenAccepted();
    }

    @Test
    void refusesADayBefore1583AndADayThatHasNotCome() {
        scenario.when(new OpenAccount(A17, ACME, EUR, RATE, LocalDate.of(26, 1, 5)))
                .thenRejected(
                        "day.too-early",
                        "Account A-17 cannot have the day 0026-01-05: the earliest possible day is 1583-01-01. Correct the"
                                + " year. An older day can be recorded as a fact: POST /events.");
        scenario.when(new OpenAccount(A17, ACME, EUR, RATE, LocalDate.of(1582, 12, 31)))
                .thenRejected("day.too-early");
        scenario.when(new OpenAccount(A17, ACME, EUR, RATE, LocalDate.of(2025, 5, 19)))
                .thenRejected("day.in-the-future");
        scenario.when(new OpenAccount(A17, ACME, EUR, RATE, LocalDate.of(1583, 1, 1)))
                .thenAccepted();
        scenario.when(new OpenAccount(A18, ACME, EUR, RATE, LocalDate.of(2025, 5, 18)))
                .thenAccepted();
    }

    @Test
    void opensAnAccountInTheUnitsOfAFund() {
        scenario.when(new OpenAccount(A17, ACME, new CurrencyCode("UYW"), RATE, NEW_YEAR))
                .thenAccepted();
    }

    @Test
    void refusesAClientIdInUse() {
        scenario.given(A17_OPENED)
                .when(new OpenAccount(A17, ACME, EUR, RATE, day(2, 1)))
                .thenRejected("account.exists", "Account A-17 exists already. It was opened on 2024-01-01 in EUR.")
                .thenRejected(Rejection.Kind.CONFLICT, "account.exists");
    }

    @Test
    void refusesTheClientIdOfAClosedAccount() {
        scenario.given(A17_OPENED, new AccountClosed(A17_ID, NEW_YEAR))
                .when(new OpenAccount(A17, ACME, EUR, RATE, day(2, 1)))
                .thenRejected("account.exists");
    }

    @Test
    void refusesAnUnknownCompany() {
        scenario.when(new OpenAccount(A17, BETA, EUR, RATE, NEW_YEAR))
                .thenRejected("company.unknown", "There is no company beta.")
                .thenRejected(Rejection.Kind.UNKNOWN, "company.unknown");
    }
}
