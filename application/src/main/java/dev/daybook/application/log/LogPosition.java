package dev.daybook.application.log;

/**
 * A place in the log and the chain's hash there.
 *
 * @param position 0 before the first event
 * @param hash {@link Digest#GENESIS} before the first event
 */
public record LogPosition(long position, Digest hash) {

    /** Before the first event. */
    public static final LogPosition START = new LogPosition(0, Digest.GENESIS);
}
