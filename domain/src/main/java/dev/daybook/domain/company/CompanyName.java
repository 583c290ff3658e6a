package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;

/** A company's name: 1 to 200 printable characters that are not all blank. */
public record CompanyName(String value) {

    private static final int LONGEST = 200;

    public CompanyName {
        if (!PrintableLine.fits(value, LONGEST)) {
            throw refusal(value);
        }
    }

    /** Requires that people can read this name. Names that were recorded earlier may be invisible. */
    void requireVisible() {
        if (!VisibleText.fits(value, LONGEST)) {
            throw refusal(value);
        }
    }

    private static Rejection refusal(String value) {
        return Rejection.refused(
                "company.invalid-name",
                "A company's name has 1 to " + LONGEST + VisibleText.RULE + "; not " + Rejection.quote(value) + ".");
    }

    @Override
    public String toString() {
        return value;
    }
}
