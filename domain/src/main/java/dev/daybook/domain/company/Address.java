package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;

/** A postal address; each line has 1 to 200 printable characters that are not all blank. */
public record Address(String line1, Optional<String> line2, String city, String postalCode, CountryCode country) {

    private static final int LONGEST = 200;

    public Address {
        requireLine("line1", line1);
        line2.ifPresent(line -> requireLine("line2", line));
        requireLine("city", city);
        requireLine("postalCode", postalCode);
    }

    private static void requireLine(String name, String line) {
        if (!PrintableLine.fits(line, LONGEST)) {
            throw Rejection.refused(
                    "address.invalid-line",
                    "The address's " + name + " has 1 to " + LONGEST
                            + " printable characters that are not all blank, but" + " this one is "
                            + Rejection.quote(line) + ".");
        }
    }
}
