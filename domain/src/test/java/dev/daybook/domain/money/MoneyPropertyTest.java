package dev.daybook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MoneyPropertyTest {

    /** Two amounts of one currency, each a whole number of its smallest units. */
    record Pair(CurrencyCode currency, long first, long second) {

        Money firstMoney() {
            return money(first, currency);
        }

        Money secondMoney() {
            return money(second, currency);
        }
    }

    @Provide
    Arbitrary<Pair> pairs() {
        Arbitrary<Long> units = Arbitraries.longs().between(-99_999_999_999_999L, 99_999_999_999_999L);
        return Combinators.combine(Arbitraries.of("EUR", "JPY", "KWD", "CLF").map(CurrencyCode::new), units, units)
                .as(Pair::new);
    }

    @Property
    void addsExactlyInSmallestUnits(@ForAll("pairs") Pair pair) {
        Money sum = pair.firstMoney().plus(pair.secondMoney());
        assertThat(units(sum)).isEqualTo(BigInteger.valueOf(pair.first() + pair.second()));
        assertThat(sum).isEqualTo(pair.secondMoney().plus(pair.firstMoney()));
        assertThat(sum.minus(pair.secondMoney())).isEqualTo(pair.firstMoney());
    }

    @Property
    void subtractsExactlyInSmallestUnits(@ForAll("pairs") Pair pair) {
        Money difference = pair.firstMoney().minus(pair.secondMoney());
        assertThat(units(difference)).isEqualTo(BigInteger.valueOf(pair.first() - pair.second()));
        assertThat(difference)
                .isEqualTo(pair.firstMoney().plus(pair.secondMoney().negated()));
    }

    @Property
    void comparesLikeItsSmallestUnits(@ForAll("pairs") Pair pair) {
        assertThat(pair.firstMoney().isLessThan(pair.secondMoney())).isEqualTo(pair.first() < pair.second());
        assertThat(pair.firstMoney().isPositive()).isEqualTo(pair.first() > 0);
        assertThat(pair.firstMoney().isZero()).isEqualTo(pair.first() == 0);
    }

    @Property
    void equalAmountsAreEqualObjectsWithOneText(
            @ForAll("pairs") Pair pair, @ForAll @IntRange(max = 30) int trailingZeros) {
        Money canonical = pair.firstMoney();
        BigDecimal value = canonical.value();
        Money longer = new Money(value.setScale(value.scale() + trailingZeros), pair.currency());
        Money shortest = new Money(value.stripTrailingZeros(), pair.currency());
        assertThat(longer).isEqualTo(canonical).hasSameHashCodeAs(canonical).hasToString(canonical.toString());
        assertThat(shortest).isEqualTo(canonical).hasSameHashCodeAs(canonical).hasToString(canonical.toString());
        assertThat(Money.of(value.toPlainString(), pair.currency().value())).isEqualTo(canonical);
    }

    @Property
    void resultsAreCanonicalToo(@ForAll("pairs") Pair pair) {
        assertThat(pair.firstMoney().plus(pair.secondMoney()).value().scale())
                .isEqualTo(pair.currency().decimals());
        assertThat(pair.firstMoney().negated().negated()).isEqualTo(pair.firstMoney());
        assertThat(pair.firstMoney().minus(pair.firstMoney())).isEqualTo(Money.zero(pair.currency()));
    }

    private static Money money(long units, CurrencyCode currency) {
        return new Money(BigDecimal.valueOf(units, currency.decimals()), currency);
    }

    private static BigInteger units(Money money) {
        return money.value().unscaledValue();
    }
}
