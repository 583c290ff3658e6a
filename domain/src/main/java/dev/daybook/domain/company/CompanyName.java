package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;

/** A company's name: 1 to 200 printable characters that are not all blank. */
public record CompanyName(String value) {

    private static final int LONGEST = 200;

    public CompanyName {
        if (!PrintableLine.fits(value, LONGEST)) {
            throw Rejection.refused(
                    "company.invalid-name",
                    "A company's name has 1 to " + LONGEST
                            + " printable characters that are not all blank, but this one is " + Rejection.quote(value)
                            + ".");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
