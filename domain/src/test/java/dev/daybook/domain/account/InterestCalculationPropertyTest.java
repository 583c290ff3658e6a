package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InterestCalculationPropertyTest {

    private static final int LONGEST = 800;

    /**
     * The part of a posting that matters for interest: its day, counted from new year, and its number of smallest
     * units.
     */
    record Move(int day, long units) {}

    /** An account's life; interest has been credited up to new year. */
    record Life(CurrencyCode currency, InterestRate rate, List<Move> moves) {

        Account account(LocalDate accruedThrough) {
            return new Account(
                    A17_ID,
                    A17,
                    ACME_ID,
                    currency,
                    moves.stream().map(this::amount).reduce(Money.zero(currency), Money::plus),
                    Money.zero(currency),
                    rate,
                    AccountStatus.OPEN,
                    NEW_YEAR.minusYears(1),
                    accruedThrough,
                    InterestRemainder.NONE,
                    1);
        }

        Money amount(Move move) {
            return new Money(BigDecimal.valueOf(move.units(), currency.decimals()), currency);
        }

        Money owed(LocalDate from, LocalDate until) {
            InMemoryPostingRepository postings = new InMemoryPostingRepository(new InMemoryAccountRepository());
            long position = 0;
            for (Move move : moves) {
                postings.add(new Posting(
                        new ClientId("T-" + position),
                        A17_ID,
                        PostingKind.DEPOSIT,
                        amount(move),
                        amount(move),
                        NEW_YEAR.plusDays(move.day()),
                        Optional.empty(),
                        ++position));
            }
            Account account = account(from);
            return InterestCalculation.earned(account, postings.findMovementsSinceAccrual(account), until)
                    .credit();
        }

        /** Night by night, with nothing of the calculation but its convention. */
        BigDecimal exactlyOwed365Times(int from, int until) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int night = from; night < until; night++) {
                BigDecimal closing = BigDecimal.ZERO;
                for (Move move : moves) {
                    if (move.day() <= night) {
                        closing = closing.add(BigDecimal.valueOf(move.units(), currency.decimals()));
                    }
                }
                if (closing.signum() > 0) {
                    sum = sum.add(closing.multiply(rate.value()));
                }
            }
            return sum;
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Move> moves = Combinators.combine(
                        Arbitraries.integers().between(-60, LONGEST + 60),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(-200, 200),
                                Arbitraries.longs().between(-50_000_000_000L, 100_000_000_000L)))
                .as(Move::new);
        Arbitrary<InterestRate> rates = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.ONE)
                .ofScale(6)
                .map(InterestRate::new);
        return Combinators.combine(
                        Arbitraries.of("EUR", "JPY", "KWD").map(CurrencyCode::new),
                        rates,
                        moves.list().ofMaxSize(12))
                .as(Life::new);
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(-5, LONGEST);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, LONGEST).list().ofMaxSize(6);
    }

    @Property
    void equalsTheSumNightByNight(@ForAll("lives") Life life, @ForAll("days") int until) {
        BigDecimal exact = life.exactlyOwed365Times(0, until);
        Money expected = new Money(
                exact.divide(BigDecimal.valueOf(365), life.currency().decimals(), RoundingMode.DOWN), life.currency());
        assertThat(life.owed(NEW_YEAR, NEW_YEAR.plusDays(until))).isEqualTo(expected);
    }

    @Property
    void isNeverNegativeAndNeverShrinks(@ForAll("lives") Life life, @ForAll("days") int until) {
        Money owed = life.owed(NEW_YEAR, NEW_YEAR.plusDays(until));
        Money zero = Money.zero(life.currency());
        assertThat(owed.isLessThan(zero)).isFalse();
        assertThat(life.owed(NEW_YEAR, NEW_YEAR.plusDays(until + 1L)).isLessThan(owed))
                .isFalse();
    }

    /** Apart from interest on interest: nothing is credited at the cuts here. */
    @Property
    void cutIntoPartsDiffersByLessThanOneSmallestUnitAPart(
            @ForAll("lives") Life life, @ForAll("cuts") List<Integer> cuts, @ForAll("days") int days) {
        int until = Math.max(1, days);
        SortedSet<Integer> ends = new TreeSet<>(cuts).headSet(until);
        Money whole = life.owed(NEW_YEAR, NEW_YEAR.plusDays(until));
        Money parts = Money.zero(life.currency());
        int from = 0;
        for (int end : ends) {
            parts = parts.plus(life.owed(NEW_YEAR.plusDays(from), NEW_YEAR.plusDays(end)));
            from = end;
        }
        parts = parts.plus(life.owed(NEW_YEAR.plusDays(from), NEW_YEAR.plusDays(until)));
        BigDecimal smallest = BigDecimal.ONE.movePointLeft(life.currency().decimals());
        BigDecimal allowed = smallest.multiply(BigDecimal.valueOf(ends.size() + 1L));
        assertThat(parts.minus(whole).value().abs()).isLessThanOrEqualTo(allowed);
    }
}
