package dev.daybook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {

    @ParameterizedTest
    @CsvSource({"EUR, 2", "CZK, 2", "JPY, 0", "KWD, 3", "CLF, 4"})
    void knowsItsDecimals(String code, int decimals) {
        assertThat(new CurrencyCode(code).decimals()).isEqualTo(decimals);
        assertThat(new CurrencyCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E", "XYZ", " EUR", "EUR\n", "€", "XXX", "XAU"})
    void isACurrencyInWhichAmountsAreWritten(String code) {
        assertThatThrownBy(() -> new CurrencyCode(code))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("money.unknown-currency"));
    }

    @ParameterizedTest
    @CsvSource({
        "XAU, XAU has no minor unit and can't be used. Use a currency such as EUR.",
        "usd, \"usd\" is not a currency code. Use USD.",
        "jpy, \"jpy\" is not a currency code. Use JPY.",
        "xau, \"xau\" is not an ISO 4217 currency code. Use a code such as EUR.",
        "XYZ, \"XYZ\" is not an ISO 4217 currency code. Use a code such as EUR."
    })
    void saysWhatToSendInstead(String code, String sentence) {
        assertThatThrownBy(() -> new CurrencyCode(code)).hasMessage(sentence);
    }
}
