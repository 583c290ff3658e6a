package dev.daybook.adapters.tasks.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter in a file beside this class: the subject in the first line, then an empty line, then the text. Names in
 * braces stand for values.
 */
final class LetterTemplate {

    private static final Pattern GAP = Pattern.compile("\\{([A-Za-z]+)}");

    private final String subject;
    private final String text;

    /** A letter without an address. */
    record Letter(String subject, String text) {}

    private LetterTemplate(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    static LetterTemplate load(String file) {
        try (InputStream resource = LetterTemplate.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("There is no template " + file);
            }
            String[] parts = new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\\R\\R", 2);
            return new LetterTemplate(parts[0].strip(), parts[1]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The letter with the given values in place of the names.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    Letter fill(Map<String, String> values) {
        return new Letter(fill(subject, values), fill(text, values));
    }

    private static String fill(String template, Map<String, String> values) {
        return GAP.matcher(template).replaceAll(gap -> {
            String value = values.get(gap.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The template has a gap " + gap.group() + " that nothing fills");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
