package dev.daybook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterestRateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0E-30, 0.00",
        "0E+30, 0.00",
        "1, 1.00",
        "1.0000000, 1.00",
        "0.035, 0.035",
        "0.0350, 0.035",
        "3.5E-2, 0.035",
        "0.1, 0.10",
        "0.000001, 0.000001",
        "0.1234560, 0.123456"
    })
    void hasOneTextForOneRate(String value, String text) {
        assertThat(InterestRate.of(value)).hasToString(text).isEqualTo(InterestRate.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "1.000001", "3.5", "1E+1000000000", "-1E+2147483647"})
    void isAFractionFromZeroToOne(String value) {
        assertRefused("interest-rate.out-of-range", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "0.1234567", "1E-2147483647"})
    void hasSixDecimalsAtMost(String value) {
        assertRefused("interest-rate.too-many-decimals", value);
    }

    @Test
    void saysThatAPercentageIsNoFraction() {
        assertThatThrownBy(() -> InterestRate.of("3.5"))
                .hasMessage(
                        "An annual interest rate is a fraction from 0 to 1 (3.5 percent is 0.035), not" + " \"3.5\".");
    }

    private static void assertRefused(String code, String value) {
        assertThatThrownBy(() -> InterestRate.of(value)).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.sentence()).hasSizeLessThan(200);
        });
    }
}
