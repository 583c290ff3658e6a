package dev.daybook.users;

/** Text from outside, made fit for a message on a terminal. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** The text without control characters, which could change what the terminal shows, and not too long. */
    static String text(String text) {
        String visible = text.replaceAll("[^\\x20-\\x7e]", "?");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "...";
    }
}
