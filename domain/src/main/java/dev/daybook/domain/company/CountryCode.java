package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import java.util.Locale;
import java.util.Set;

/** An ISO 3166 country of two capitals, such as {@code CZ}. */
public record CountryCode(String value) {

    private static final Set<String> KNOWN = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public CountryCode {
        if (!KNOWN.contains(value)) {
            throw Rejection.refused(
                    "address.unknown-country",
                    Rejection.quote(value) + " is not an ISO 3166 country code. Use a code such as CZ.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
