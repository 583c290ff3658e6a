package dev.daybook.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterestRemainderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00, 0",
        "0E+5, 0",
        "1E+2, 100",
        "0.0000000001, 0.0000000001",
        "364.9999999999, 364.9999999999",
        "1.50000000000000, 1.5"
    })
    void isFromZeroToBelow365WithTenDecimals(String value, String text) {
        assertThat(new InterestRemainder(new BigDecimal(value))).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.0000000001", "-1", "365", "365.00", "1E+3", "0.00000000001", "1E-11"})
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new InterestRemainder(new BigDecimal(value)))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("interest.remainder-out-of-range"));
    }
}
