package dev.daybook.domain.company;

import java.util.regex.Pattern;

/** What one line of text that people write may consist of. */
final class PrintableLine {

    /**
     * Control characters, line breaks and halves of surrogate pairs: no database, letter or JSON document keeps all of
     * them. Unassigned characters are not among them, because which those are depends on the JDK.
     */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private PrintableLine() {}

    /** Whether that text is printable, not all blank and at most that many characters long. */
    static boolean fits(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && !UNPRINTABLE.matcher(text).find();
    }
}
