package dev.daybook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {

    /** The currencies that the JDK 17 accepted, when it was asked for every currency. Recorded events may have them. */
    private static final Map<Integer, String> ACCEPTED_BY_JDK_17 = Map.of(
            0,
            "ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG "
                    + "ROL RWF TPE TRL UGX UYI VND VUV XAF XOF XPF",
            2,
            "AED AFA AFN ALL AMD ANG AOA ARS ATS AUD AWG AYM AZM AZN BAM BBD BDT BGL BGN "
                    + "BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC "
                    + "CSD CUC CUP CVE CYP CZK DEM DKK DOP DZD EEK EGP ERN ETB EUR FIM FJD FKP FRF "
                    + "GBP GEL GHC GHS GIP GMD GTQ GWP GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IRR "
                    + "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL MGA MKD MMK "
                    + "MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR MZM MZN NAD NGN NIO NLG NOK NPR "
                    + "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB RUR SAR SBD SCR SDD SDG SEK SGD "
                    + "SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SVC SYP SZL THB TJS TMM TMT TOP "
                    + "TRY TTD TWD TZS UAH USD USN USS UYU UZS VEB VED VEF VES WST XCD XCG YER YUM "
                    + "ZAR ZMK ZMW ZWD ZWG ZWL ZWN ZWR",
            3,
            "BHD IQD JOD KWD LYD OMR TND",
            4,
            "CLF");

    @ParameterizedTest
    @CsvSource({"EUR, 2", "CZK, 2", "JPY, 0", "KWD, 3", "CLF, 4", "UYW, 4", "DEM, 2", "CSK, 2", "ITL, 0", "XCG, 2"})
    void knowsItsDecimals(String code, int decimals) {
        assertThat(new CurrencyCode(code).decimals()).isEqualTo(decimals);
        assertThat(new CurrencyCode(code)).hasToString(code);
    }

    @Test
    void everyCurrencyThatWasEverAcceptedKeepsItsDecimals() {
        ACCEPTED_BY_JDK_17.forEach((decimals, codes) -> {
            for (String code : codes.split(" ", -1)) {
                assertThat(new CurrencyCode(code).decimals()).as(code).isEqualTo(decimals);
            }
        });
    }

    /** If a later JDK knows more, {@code currencies.txt} gets a line more. */
    @Test
    void theListHasEveryCurrencyOfTheJdkWithTheSameDecimals() {
        Map<String, Integer> ofTheJdk = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .collect(Collectors.toMap(
                        Currency::getCurrencyCode, Currency::getDefaultFractionDigits, (a, b) -> a, TreeMap::new));
        Map<String, Integer> ofTheList = new TreeMap<>();
        ofTheJdk.keySet().forEach(code -> ofTheList.put(code, new CurrencyCode(code).decimals()));
        assertThat(ofTheList).hasSizeGreaterThan(150).isEqualTo(ofTheJdk);
    }

    @ParameterizedTest
    @CsvSource({
        "CZK, 2026-11-27, true",
        "UYW, 2026-11-27, true",
        "DEM, 2002-03-31, true",
        "DEM, 2002-04-01, false",
        "BGN, 2026-01-31, true",
        "BGN, 2026-11-27, false",
        "XCG, 2025-02-28, false",
        "XCG, 2025-03-31, true"
    })
    void isInUseWhileIso4217HasIt(String code, LocalDate day, boolean inUse) {
        assertThat(new CurrencyCode(code).isInUseOn(day)).isEqualTo(inUse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E", "XYZ", " EUR", "EUR\n", "€", "XXX", "XAU", "#"})
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
