package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;
import java.util.regex.Pattern;

/** An e-mail address, checked for its form only: printable, at most 254 characters, one {@code @} with text around it. */
public record EmailAddress(String value) {

    private static final String CHARACTER = "[^@\"<>(),;:\\\\\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]";
    private static final Pattern FORM = Pattern.compile(CHARACTER + "{1,64}@" + CHARACTER + "{1,189}");

    public EmailAddress {
        if (!FORM.matcher(value).matches()) {
            throw refusal(value);
        }
    }

    /** Requires that people can read the name and the host. Addresses that were recorded earlier may be invisible. */
    void requireVisible() {
        for (String part : value.split("@", -1)) {
            if (!VisibleText.fits(part, part.length())) {
                throw refusal(value);
            }
        }
    }

    private static Rejection refusal(String value) {
        return Rejection.refused(
                "email.invalid",
                "An e-mail address has the form name@host, with visible characters, not " + Rejection.quote(value)
                        + ".");
    }

    @Override
    public String toString() {
        return value;
    }
}
