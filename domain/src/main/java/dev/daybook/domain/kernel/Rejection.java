package dev.daybook.domain.kernel;

import java.util.Optional;

/**
 * The business says no: a stable code {@code noun.reason} for programs and a sentence for people that names the subject,
 * what was refused and the actual values.
 *
 * <p>A rejection is an answer, not a defect, so it carries no stack trace.
 */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_QUOTE = 60;

    /** Why it was refused. The caller's next step depends on it. */
    public enum Kind {
        /** A thing that the command names does not exist. */
        UNKNOWN,
        /** It contradicts what is there already, such as a client id in use for something else. */
        CONFLICT,
        /** It was understood and is refused by a rule. */
        REFUSED,
        /** The caller has decided on an older state than the current one. */
        OUTDATED
    }

    private final Kind kind;
    private final String code;
    private final transient Optional<Subject> subject;

    /** The thing that is missing: its noun and the id by which it was looked for. */
    public record Subject(String noun, String id) {}

    private Rejection(Kind kind, String code, String sentence, Optional<Subject> subject) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
        this.subject = subject;
    }

    /** Refused by a rule. */
    public static Rejection refused(String code, String sentence) {
        return new Rejection(Kind.REFUSED, code, sentence, Optional.empty());
    }

    /** Contradicts what is there already. */
    public static Rejection conflict(String code, String sentence) {
        return new Rejection(Kind.CONFLICT, code, sentence, Optional.empty());
    }

    /** The caller has decided on an older state than the current one. */
    public static Rejection outdated(String code, String sentence) {
        return new Rejection(Kind.OUTDATED, code, sentence, Optional.empty());
    }

    /** No such thing; the code is {@code noun.unknown}. */
    public static Rejection unknown(String noun, Object id) {
        return new Rejection(
                Kind.UNKNOWN,
                noun + ".unknown",
                "There is no " + noun + " " + id + ".",
                Optional.of(new Subject(noun, id.toString())));
    }

    /** A caller's text, made fit for a sentence: printable, short, in quotes. */
    public static String quote(String text) {
        String start = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return '"' + start.replace('"', '\'').replaceAll("[^\\x20-\\x7e…]", "?") + '"';
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The thing that does not exist, if the kind is {@link Kind#UNKNOWN}. */
    public Optional<Subject> subject() {
        return subject;
    }

    /** What was refused and why, in one sentence for people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
