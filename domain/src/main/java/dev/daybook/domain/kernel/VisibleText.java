package dev.daybook.domain.kernel;

import java.util.regex.Pattern;

/**
 * A text that people can read: what a new name, a new line of an address or a reason must be.
 *
 * <p>Texts that were recorded before this rule stay readable: the rule is for what is new. It depends on the JDK's table
 * of characters, which grows, and so could refuse tomorrow what it takes today.
 */
public final class VisibleText {

    /** What {@link #fits} wants, for an error's sentence; before it stands the number of characters. */
    public static final String RULE =
            " characters, at least one of them visible, and no line breaks, other control characters or overrides of the"
                    + " writing direction";

    /** Control characters, line breaks, halves of surrogate pairs, and overrides of the writing direction. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    /**
     * Blanks, format characters such as zero-width ones, and marks that need another character; then letters and symbols
     * that have no shape: the fillers of Hangul and the empty Braille pattern; then characters that Unicode reserves for
     * more of the kind.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cf}\\p{Mn}\\p{Me}"
            + "\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}"
            + "\\x{2065}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}]*");

    private VisibleText() {}

    /** Whether the text has a visible character, nothing forbidden, and at most {@code longest} characters. */
    public static boolean fits(String text, int longest) {
        return length(text) <= longest
                && !FORBIDDEN.matcher(text).find()
                && !INVISIBLE.matcher(text).matches();
    }

    /** How many characters the text has: code points, so that 𝄞 is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
