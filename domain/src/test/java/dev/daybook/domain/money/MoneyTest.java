package dev.daybook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "700, EUR, 700.00 EUR",
        "700.000, EUR, 700.00 EUR",
        "7E+2, EUR, 700.00 EUR",
        "-0.01, EUR, -0.01 EUR",
        "-0.00, EUR, 0.00 EUR",
        "0E+20, EUR, 0.00 EUR",
        "0E-20, EUR, 0.00 EUR",
        "700.0, JPY, 700 JPY",
        "0.001, KWD, 0.001 KWD",
        "0.0001, CLF, 0.0001 CLF"
    })
    void keepsExactlyTheDecimalsOfItsCurrency(String value, String currency, String text) {
        Money money = Money.of(value, currency);
        assertThat(money).hasToString(text);
        assertThat(money.value().scale()).isEqualTo(money.currency().decimals());
    }

    @ParameterizedTest
    @CsvSource({"0.001, EUR", "700.5, JPY", "0.0001, KWD", "-1.005, EUR", "1E-2147483647, EUR"})
    void refusesMoreDecimalsThanItsCurrencyHas(String value, String currency) {
        assertRefused("money.too-many-decimals", () -> Money.of(value, currency));
    }

    @Test
    void saysHowManyDecimalsThereMayBe() {
        assertThatThrownBy(() -> Money.of("0.125", "EUR"))
                .hasMessage("An amount in EUR has at most 2 decimals, but \"0.125\" has more.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999.99", "-999999999999999999.99"})
    void hasEighteenDigitsBeforeThePoint(String value) {
        assertThat(Money.of(value, "EUR")).hasToString(value + " EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000000",
                "-1000000000000000000.00",
                "1E+18",
                "1E+1000000000",
                "1E+2147483647",
                "1E18"
            })
    void hasNoMoreThanEighteenDigitsBeforeThePoint(String value) {
        assertRefused("money.too-large", () -> Money.of(value, "EUR"));
    }

    @Test
    void movesWithFifteenDigitsBeforeThePointAtTheMost() {
        Money most = Money.of("999999999999999.99", "EUR");
        assertThat(most.requirePositive()).isEqualTo(most);
        assertRefused(
                "money.too-large", () -> most.plus(Money.of("0.01", "EUR")).requirePositive());
    }

    @Test
    void cannotGrowTooLarge() {
        Money largest = Money.of("999999999999999999.99", "EUR");
        Money cent = Money.of("0.01", "EUR");
        assertRefused("money.too-large", () -> largest.plus(cent));
        assertRefused("money.too-large", () -> largest.negated().minus(cent));
    }

    @Test
    void addsSubtractsAndCompares() {
        Money more = Money.of("10.10", "EUR");
        Money less = Money.of("0.20", "EUR");
        assertThat(more.plus(less)).isEqualTo(Money.of("10.30", "EUR"));
        assertThat(less.minus(more)).isEqualTo(Money.of("-9.90", "EUR"));
        assertThat(less.isLessThan(more)).isTrue();
        assertThat(more.isLessThan(less)).isFalse();
        assertThat(more.isLessThan(more)).isFalse();
    }

    @Test
    void knowsItsSign() {
        assertThat(Money.of("0.01", "EUR").isPositive()).isTrue();
        assertThat(Money.of("-0.01", "EUR").isPositive()).isFalse();
        assertThat(Money.zero(new CurrencyCode("EUR")).isPositive()).isFalse();
        assertThat(Money.zero(new CurrencyCode("EUR")).isZero()).isTrue();
        assertThat(Money.of("0.01", "EUR").isZero()).isFalse();
    }

    @Test
    void insistsOnBeingPositiveWhereItMoves() {
        Money cent = Money.of("0.01", "EUR");
        assertThat(cent.requirePositive()).isSameAs(cent);
        assertRefused("money.not-positive", () -> Money.of("0", "EUR").requirePositive());
        assertRefused("money.not-positive", () -> Money.of("-0.01", "EUR").requirePositive());
    }

    @Test
    void isNotNegativeWhereItHasMoved() {
        Money nothing = Money.of("0", "EUR");
        assertThat(nothing.requireNotNegative()).isSameAs(nothing);
        assertRefused("money.negative", () -> Money.of("-0.01", "EUR").requireNotNegative());
        assertRefused(
                "money.too-large", () -> Money.of("1000000000000000", "EUR").requireNotNegative());
    }

    @Test
    void doesNotComputeAcrossCurrencies() {
        Money euro = Money.of("1", "EUR");
        Money crown = Money.of("1", "CZK");
        assertThatThrownBy(() -> euro.plus(crown)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.minus(crown)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.isLessThan(crown)).isInstanceOf(IllegalArgumentException.class);
        assertThat(euro).isNotEqualTo(crown);
    }

    private static void assertRefused(String code, ThrowingCallable construction) {
        assertThatThrownBy(construction).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.sentence()).hasSizeLessThan(200);
        });
    }
}
