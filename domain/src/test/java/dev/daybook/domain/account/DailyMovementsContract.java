package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static dev.daybook.domain.company.CompanySamples.BETA_ID;
import static dev.daybook.domain.company.CompanySamples.companyId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every {@link PostingRepository} sums up the movements of days, from which interest is calculated. */
public abstract class DailyMovementsContract extends PostingContract {

    @Test
    public void sumsTheMovementsOfEachDayInOrder() {
        post(FIRST, new ClientId("a"), "10.00", day(1, 9), 5);
        post(FIRST, new ClientId("b"), "-3.50", day(1, 5), 6);
        post(SECOND, new ClientId("c"), "77.00", day(1, 5), 7);
        post(FIRST, new ClientId("d"), "0.25", day(1, 9), 8);
        flush();
        post(FIRST, new ClientId("e"), "4.00", day(1, 5), 9);
        assertThat(postings().findMovementsSinceAccrual(accounts().findExisting(FIRST)))
                .containsExactly(new DailyMovement(day(1, 5), eur("0.50")), new DailyMovement(day(1, 9), eur("10.25")));
    }

    @Test
    public void findsOnlyMovementsOnDaysAfterTheLastAccrual() {
        post(FIRST, new ClientId("a"), "1.00", day(1, 9), 5);
        post(FIRST, new ClientId("b"), "2.00", day(1, 10), 6);
        post(FIRST, new ClientId("c"), "4.00", day(1, 11), 7);
        post(SECOND, new ClientId("d"), "8.00", day(1, 1), 8);
        post(SECOND, new ClientId("e"), "16.00", day(1, 2), 9);
        Account credited = accounts().findExisting(FIRST).accrued(eur("0.10"), day(1, 10), InterestRemainder.NONE, 10);
        assertThat(postings().findMovementsSinceAccrual(credited))
                .containsExactly(new DailyMovement(day(1, 11), eur("4.00")));
        accounts().change(credited);
        Map<AccountId, List<DailyMovement>> expected = Map.of(
                FIRST, List.of(new DailyMovement(day(1, 11), eur("4.00"))),
                SECOND, List.of(new DailyMovement(day(1, 2), eur("16.00"))));
        assertThat(postings().findMovementsSinceAccrual()).isEqualTo(expected);
        flush();
        assertThat(postings().findMovementsSinceAccrual()).isEqualTo(expected);
    }

    @Test
    public void keepsADayWhoseMovementsCancelOut() {
        post(FIRST, new ClientId("a"), "5.00", day(1, 9), 5);
        post(FIRST, new ClientId("b"), "-5.00", day(1, 9), 6);
        flush();
        assertThat(postings().findMovementsSinceAccrual(accounts().findExisting(FIRST)))
                .containsExactly(new DailyMovement(day(1, 9), eur("0.00")));
    }

    @Test
    public void findsMovementsOfOpenAccountsOnlyIfOfAll() {
        post(FIRST, new ClientId("a"), "1.00", day(1, 9), 5);
        post(SECOND, new ClientId("b"), "1.00", day(1, 9), 6);
        postings()
                .add(new Posting(
                        new ClientId("c"),
                        THIRD,
                        PostingKind.DEPOSIT,
                        Money.of("0.001", "KWD"),
                        Money.of("0.001", "KWD"),
                        day(1, 3),
                        Optional.empty(),
                        7));
        Account closed = accounts().findExisting(SECOND).closed(8);
        accounts().change(closed);
        Map<AccountId, List<DailyMovement>> expected = Map.of(
                FIRST, List.of(new DailyMovement(day(1, 9), eur("1.00"))),
                THIRD, List.of(new DailyMovement(day(1, 3), Money.of("0.001", "KWD"))));
        assertThat(postings().findMovementsSinceAccrual()).isEqualTo(expected);
        flush();
        assertThat(postings().findMovementsSinceAccrual()).isEqualTo(expected);
        assertThat(postings().findMovementsSinceAccrual(closed))
                .containsExactly(new DailyMovement(day(1, 9), eur("1.00")));
    }

    @Test
    public void findsMovementsOfOneCompanysOpenAccounts() {
        post(FIRST, new ClientId("a"), "1.00", day(1, 9), 5);
        post(SECOND, new ClientId("b"), "2.00", day(1, 9), 6);
        post(FOURTH, new ClientId("c"), "4.00", day(1, 9), 7);
        post(FOURTH, new ClientId("d"), "8.00", day(1, 1), 8);
        accounts().change(accounts().findExisting(SECOND).closed(9));
        assertMovementsOfEachCompany();
        flush();
        assertMovementsOfEachCompany();
    }

    private void assertMovementsOfEachCompany() {
        assertThat(postings().findMovementsSinceAccrual(ACME_ID))
                .isEqualTo(Map.of(FIRST, List.of(new DailyMovement(day(1, 9), eur("1.00")))));
        assertThat(postings().findMovementsSinceAccrual(BETA_ID))
                .isEqualTo(Map.of(FOURTH, List.of(new DailyMovement(day(1, 9), eur("4.00")))));
        assertThat(postings().findMovementsSinceAccrual(companyId(3))).isEmpty();
    }

    @Test
    public void sumsExactly() {
        post(FIRST, new ClientId("a"), "999999999999999.98", day(1, 9), 5);
        post(FIRST, new ClientId("b"), "0.01", day(1, 9), 6);
        post(SECOND, new ClientId("c"), "0.10", day(1, 9), 7);
        post(SECOND, new ClientId("d"), "0.20", day(1, 9), 8);
        flush();
        assertThat(postings().findMovementsSinceAccrual())
                .isEqualTo(Map.of(
                        FIRST, List.of(new DailyMovement(day(1, 9), eur("999999999999999.99"))),
                        SECOND, List.of(new DailyMovement(day(1, 9), eur("0.30")))));
    }
}
