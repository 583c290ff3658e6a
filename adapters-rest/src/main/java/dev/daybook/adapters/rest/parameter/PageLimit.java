package dev.daybook.adapters.rest.parameter;

/** How many items a page may have: 1 to 1,000. */
public record PageLimit(int value) {

    /** The number if the caller gives none. */
    public static final String DEFAULT = "100";

    static final int MOST = 1_000;

    /** One more than the limit: if that item exists, there is another page. */
    public int andOneMore() {
        return value + 1;
    }
}
