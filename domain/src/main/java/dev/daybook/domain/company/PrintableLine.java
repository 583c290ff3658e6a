package dev.daybook.domain.company;

import dev.daybook.domain.kernel.VisibleText;
import java.util.regex.Pattern;

/**
 * The least that was ever asked of a line of text, such as a name or a line of an address. Recorded events are read by
 * this rule. For new ones {@link VisibleText} is stricter.
 */
final class PrintableLine {

    /**
     * Control characters, line breaks and halves of surrogate pairs: not every database, letter and JSON document can
     * hold them. Unassigned characters are allowed, because the JDK decides which characters are unassigned.
     */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private PrintableLine() {}

    /** Whether the text is printable, not all blank, and has at most {@code longest} characters. */
    static boolean fits(String text, int longest) {
        return !text.isBlank()
                && VisibleText.length(text) <= longest
                && !UNPRINTABLE.matcher(text).find();
    }
}
