package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;
import java.util.regex.Pattern;

/** An e-mail address, checked for its form only: printable, at most 254 characters, one {@code @} with text around it. */
public record EmailAddress(String value) {

    private static final String CHARACTER = "[^@\"<>(),;:\\\\\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]";
    private static final Pattern FORM = Pattern.compile(CHARACTER + "{1,64}@" + CHARACTER + "{1,189}");

    private static final String LABEL = "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern DELIVERABLE =
            Pattern.compile("(?!-)[^.@]+(\\.[^.@]+)*@" + LABEL + "(\\." + LABEL + ")*");

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

    /**
     * Requires that a mail server can take the address, as far as its form tells: the dots of the name and the labels of
     * the host stand where RFC 5321 allows them, and the name does not begin with a hyphen, which a mail program may read as
     * an option.
     *
     * @throws Rejection {@code email.undeliverable}
     */
    void requireDeliverable() {
        if (!DELIVERABLE.matcher(value).matches()) {
            throw Rejection.refused(
                    "email.undeliverable",
                    "No mail server takes " + Rejection.quote(value)
                            + ": check the dots and hyphens. An address looks like first.last@sub.example.com.");
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
