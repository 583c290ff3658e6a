package dev.daybook.application.replay;

import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.StateAccess;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * An application state that is being built beside the live one; used by one thread.
 *
 * <p>It is empty at first, and nobody else writes it. So it holds back what has changed until there is much of it, and
 * knows without asking which keys cannot be there.
 */
public interface AsideState extends StateAccess, AutoCloseable {

    /** Up to where it has come. */
    LogPosition position();

    /**
     * Fails if a statement has failed, even if whoever sent it has swallowed the failure.
     *
     * @throws dev.daybook.application.log.StorageFailure with that failure
     */
    void requireSound();

    /**
     * Everything up to that event has been materialized; writes what has gathered if it is much, and from time to time
     * secures what was written, if it is meant to take the place of the live state.
     */
    void keep(LogPosition reached);

    /** Writes everything, and makes the keys, constraints and indexes that it was filled without. */
    void complete();

    /** Writes everything, and the position. */
    void write();

    /** Whether there is a live state at all. */
    boolean isLiveThere();

    /** Where the live state is now. */
    long livePosition();

    /**
     * Begins to look at the live state, from now on always as it is at this moment.
     *
     * @return the live state's position
     */
    LogPosition faceLive();

    /** Compares the two, at most so many differing rows a table; the live state was faced and is at the same position. */
    Comparison compare(int mostRows);

    /**
     * Takes the place of the live state; what was written is there for everybody or, after a failure, for nobody.
     *
     * @param patience how long to wait for those who are reading the live state
     * @param last is run when nobody reads or writes any more, and throws if the switch must not be; it gives the end of
     *     the log, which is behind this state's position by events that change nothing in it, if at all
     * @param keepsFormer whether the former state stays, under another name
     * @return whether it was possible; if not, somebody has been reading for too long
     */
    boolean takeOver(Duration patience, Supplier<LogPosition> last, boolean keepsFormer);

    /** The rows that are looked for during that work, a line each, as they are found. */
    List<String> rowsLookedForBy(Runnable work);

    /** Leaves it as it was last secured, to be resumed; closing it does not drop it then. */
    void leave();

    /** Drops it, unless it has taken over or was left. */
    @Override
    void close();
}
