package dev.daybook.benchmarks;

import java.util.Locale;

/** What the person who waits for the run sees of it. */
final class Say {
    private Say() {}

    static void line(String format, Object... values) {
        System.out.println(text(format, values));
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
