package dev.daybook.checker;

import java.util.List;

/**
 * A promise that was not kept.
 *
 * @param sentence what is wrong, with the values, and where to look next
 * @param evidence the operations and rows that show it, each in a line
 */
public record Finding(Invariant invariant, String sentence, List<String> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(invariant + ": " + sentence);
        evidence.forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
