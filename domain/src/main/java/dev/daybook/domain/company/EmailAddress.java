package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import java.util.regex.Pattern;

/** An e-mail address, checked for its form only: printable, at most 254 characters, one {@code @} with text around it. */
public record EmailAddress(String value) {

    private static final String CHARACTER = "[^@\"<>(),;:\\\\\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]";
    private static final Pattern FORM = Pattern.compile(CHARACTER + "{1,64}@" + CHARACTER + "{1,189}");

    public EmailAddress {
        if (!FORM.matcher(value).matches()) {
            throw Rejection.refused(
                    "email.invalid", "An e-mail address has the form name@host, not " + Rejection.quote(value) + ".");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
