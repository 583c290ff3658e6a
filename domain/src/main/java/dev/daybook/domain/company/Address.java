package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;
import java.util.Optional;

/** A postal address; each line has 1 to 200 printable characters that are not all blank. */
public record Address(String line1, Optional<String> line2, String city, String postalCode, CountryCode country) {

    private static final int LONGEST = 200;

    /** Whether a line fits, with the most characters that it may have. */
    @FunctionalInterface
    private interface Rule {
        boolean fits(String line, int longest);
    }

    public Address {
        requireLines(PrintableLine::fits, line1, line2, city, postalCode);
    }

    /** Requires that people can read each line. Addresses that were recorded earlier may have invisible lines. */
    void requireVisible() {
        requireLines(VisibleText::fits, line1, line2, city, postalCode);
    }

    private static void requireLines(Rule rule, String line1, Optional<String> line2, String city, String postalCode) {
        requireLine(rule, "line1", line1);
        line2.ifPresent(line -> requireLine(rule, "line2", line));
        requireLine(rule, "city", city);
        requireLine(rule, "postalCode", postalCode);
    }

    private static void requireLine(Rule rule, String name, String line) {
        if (!rule.fits(line, LONGEST)) {
            throw Rejection.refused(
                    "address.invalid-line",
                    "The address's " + name + " has 1 to " + LONGEST + VisibleText.RULE + "; not "
                            + Rejection.quote(line) + ".");
        }
    }
}
