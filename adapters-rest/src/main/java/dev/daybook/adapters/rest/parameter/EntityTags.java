package dev.daybook.adapters.rest.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match}, as RFC 9110 defines it: {@code *}, or entity tags with commas
 * between them. The list may be empty.
 *
 * @param any whether it is {@code *}: every tag of a thing that exists
 */
public record EntityTags(boolean any, List<Tag> tags) {

    /** The header of a change: it is made only if the thing has one of these tags. */
    public static final String IF_MATCH = "If-Match";

    /** The header of a read: the answer is 304 if the thing has one of these tags. */
    public static final String IF_NONE_MATCH = "If-None-Match";

    /** The characters that RFC 9110 allows between the quotes. */
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\uffff]*\")");

    public EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * One tag.
     *
     * @param text with its quotes, without the mark of a weak tag
     */
    record Tag(String text, boolean isWeak) {}

    /**
     * Reads the header's value.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static EntityTags parse(String text) {
        if (text.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<Tag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        boolean mayBegin = true;
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == ',') {
                mayBegin = true;
                at++;
            } else if (next == ' ' || next == '\t') {
                at++;
            } else if (mayBegin && tag.region(at, text.length()).lookingAt()) {
                tags.add(new Tag(tag.group(2), tag.group(1) != null));
                mayBegin = false;
                at = tag.end();
            } else {
                throw new IllegalArgumentException("Not a list of entity tags: " + text);
            }
        }
        return new EntityTags(false, tags);
    }

    /** Whether a thing with that strong tag may be changed: a weak tag does not say that it is exactly the same. */
    public boolean permit(String current) {
        return any || tags.contains(new Tag(current, false));
    }

    /** Whether the caller knows the thing with that tag: a weak tag is enough. */
    public boolean know(String current) {
        return any || tags.stream().anyMatch(tag -> tag.text().equals(current));
    }
}
