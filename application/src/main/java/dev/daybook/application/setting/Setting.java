package dev.daybook.application.setting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One setting.
 *
 * @param name in the tree, such as {@code task.first-pause}
 * @param usual the text of the default; empty if there is none
 * @param meaning one sentence
 * @param allowed which texts are allowed, as a phrase
 * @param example a text that is allowed
 * @param reader turns the text into a value, or throws a RuntimeException if the text is not allowed
 * @param former names that the setting had earlier, which are still read
 * @param readBy who reads it
 */
public record Setting<T>(
        String name,
        Optional<String> usual,
        String meaning,
        String allowed,
        String example,
        Function<String, T> reader,
        List<Former> former,
        ReadBy readBy) {

    /** Who reads a setting. */
    public enum ReadBy {
        /** Daybook itself. */
        DAYBOOK,
        /** The server's configuration, when it starts; Daybook does not read the value. */
        SERVER,
        /** The command {@code ./mvnw -Prun}. */
        RUN
    }

    /**
     * A name that a setting had earlier.
     *
     * @param translation turns a text under the former name into a text under the current name
     */
    public record Former(String name, UnaryOperator<String> translation) {

        /** The environment variable of that name. */
        public String variable() {
            return Setting.variable(name);
        }
    }

    /** The property of that name, such as {@code daybook.task.first-pause}. */
    public String property() {
        return property(name);
    }

    /** The environment variable, such as {@code DAYBOOK_TASK_FIRST_PAUSE}. */
    public String variable() {
        return variable(name);
    }

    static String property(String name) {
        return "daybook." + name;
    }

    private static String variable(String name) {
        return property(name).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * The value of that text.
     *
     * @throws IllegalArgumentException that says what is wrong, what is allowed, and gives an example
     */
    T read(String text) {
        try {
            return reader.apply(text);
        } catch (RuntimeException notAllowed) {
            throw new IllegalArgumentException(
                    variable() + " is \"" + text + "\". Allowed: " + allowed + ". Example: " + variable() + "="
                            + example + ".",
                    notAllowed);
        }
    }
}
