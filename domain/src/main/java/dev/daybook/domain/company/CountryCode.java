package dev.daybook.domain.company;

import dev.daybook.domain.kernel.CodeList;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;

/**
 * A country of today or a former one, by the two capitals that ISO 3166 has or had for it: {@code CZ}, {@code YU}; and
 * Kosovo, which banks write as {@code XK}. The list is {@code countries.txt}.
 */
public record CountryCode(String value) {

    private static final CodeList CODES = CodeList.read(CountryCode.class, "countries.txt");

    public CountryCode {
        if (CODES.find(value).isEmpty()) {
            throw Rejection.refused(
                    "address.unknown-country",
                    Rejection.quote(value) + " is not an ISO 3166 country code. Use a code such as CZ.");
        }
    }

    /**
     * This country, which must be one on that day.
     *
     * @throws Rejection {@code address.former-country}
     */
    CountryCode requireInUseOn(LocalDate day) {
        if (CODES.find(value).filter(code -> code.isValidOn(day)).isEmpty()) {
            throw Rejection.refused(
                    "address.former-country",
                    "A new address cannot be in " + value + ": ISO 3166 does not have this country on " + day
                            + ". Use the code of a country of today.");
        }
        return this;
    }

    @Override
    public String toString() {
        return value;
    }
}
