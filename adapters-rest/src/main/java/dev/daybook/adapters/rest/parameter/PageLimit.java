package dev.daybook.adapters.rest.parameter;

/** How many items a page may have: 1 to 1,000. */
public record PageLimit(int value) {

    /** What a caller gets who asks for no number. */
    public static final String DEFAULT = "100";

    static final int MOST = 1_000;

    /** One more than asked for: whether there is one tells whether there is another page. */
    public int andOneMore() {
        return value + 1;
    }
}
