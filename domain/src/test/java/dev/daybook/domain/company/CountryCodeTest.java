package dev.daybook.domain.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.CodeList;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @ValueSource(strings = {"CZ", "US", "GB", "DE"})
    void isACountryOfToday(String code) {
        assertThat(new CountryCode(code)).hasToString(code);
        assertThat(new CountryCode(code).requireInUseOn(TODAY)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AN", "BU", "CS", "DD", "SU", "TP", "YU", "ZR"})
    void isAFormerCountry(String code) {
        assertThatThrownBy(() -> new CountryCode(code).requireInUseOn(TODAY))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("address.former-country"))
                .hasMessage(
                        "A new address cannot be in " + code + ": ISO 3166 does not have this country on 2026-11-27."
                                + " Use the code of a country of today.");
    }

    @Test
    void isInUseInEachOfItsPeriods() {
        CountryCode cs = new CountryCode("CS");
        assertThatCode(() -> cs.requireInUseOn(LocalDate.of(1992, 12, 31))).doesNotThrowAnyException();
        assertThatCode(() -> cs.requireInUseOn(LocalDate.of(2005, 1, 1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> cs.requireInUseOn(LocalDate.of(1995, 1, 1))).isInstanceOf(Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cz", "CZE", "UK", "XX", " CZ", "Č1", "#"})
    void isNothingElse(String code) {
        assertThatThrownBy(() -> new CountryCode(code))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("address.unknown-country"));
    }

    /** If a later JDK knows more, {@code countries.txt} gets a line more. */
    @Test
    void theListHasTheCountriesOfTheJdkAndKosovo() {
        CodeList list = CodeList.read(CountryCode.class, "countries.txt");
        assertThat(list.codes().entrySet().stream()
                        .filter(code -> code.getValue().isValidOn(TODAY))
                        .map(code -> code.getKey())
                        .collect(Collectors.toSet()))
                .isEqualTo(Stream.concat(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream(), Stream.of("XK"))
                        .collect(Collectors.toSet()));
        assertThat(list.codes().keySet())
                .containsAll(Locale.getISOCountries(IsoCountryCode.PART3).stream()
                        .map(former -> former.substring(0, 2))
                        .toList());
    }
}
