package dev.daybook.checker;

/**
 * The digest of an application state at a position.
 *
 * @param position up to which the state says that it has come
 */
public record StateDigest(Source source, long position, String digest) {

    /** How the state came about. */
    public enum Source {
        /** The state that answers reads, taken after everything has settled. */
        LIVE,
        /** A state that was live at an earlier position, taken during the run. */
        EARLIER,
        /** A rebuild from nothing. */
        REBUILT
    }
}
