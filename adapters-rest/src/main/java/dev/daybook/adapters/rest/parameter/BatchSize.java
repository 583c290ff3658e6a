package dev.daybook.adapters.rest.parameter;

/** How many lines of an import are appended atomically: 1 to 5,000. */
public record BatchSize(int value) {

    /** The number if the caller gives none. */
    public static final String DEFAULT = "500";

    static final int MOST = 5_000;
}
