package dev.daybook.application.replay;

import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.StateAccess;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * An application state that is being built beside the live one; used by one thread.
 *
 * <p>It begins empty and has one writer. So it collects changes until there are many, and knows without a query which keys
 * cannot exist.
 */
public interface AsideState extends StateAccess, AutoCloseable {

    /** The event up to which it was built. */
    LogPosition position();

    /**
     * Checks that no statement has failed, also if a materializer swallowed the exception.
     *
     * @throws dev.daybook.application.log.StorageFailure with the failure of the statement
     */
    void requireSound();

    /**
     * Says that everything up to this event has been materialized. Writes the collected changes when there are many. A
     * state for a switch also gets a checkpoint from time to time.
     */
    void keep(LogPosition reached);

    /** Writes everything, and creates the keys, constraints and indexes that it was filled without. */
    void complete();

    /** Writes everything, and the position. */
    void write();

    /** Whether there is a live state at all. */
    boolean isLiveThere();

    /** The position of the live state now. */
    long livePosition();

    /**
     * Takes a snapshot of the live state, with which this one will be compared.
     *
     * @return the position of the snapshot
     */
    LogPosition faceLive();

    /**
     * Compares this state with the snapshot of the live one; both must be at the same position.
     *
     * @param mostRows how many differing rows of a table are listed at most
     */
    Comparison compare(int mostRows);

    /**
     * Takes the place of the live state, in one transaction: all readers see it afterwards or, after a failure, none.
     *
     * @param patience how long to wait for readers of the live state
     * @param last runs when no reader and no writer is left. It throws if the switch must not happen. It returns the
     *     end of the log; events between this state's position and that end must change nothing in the state
     * @param keepsFormer whether the former state stays, under another name
     * @return false if readers did not finish within {@code patience}
     */
    boolean takeOver(Duration patience, Supplier<LogPosition> last, boolean keepsFormer);

    /** The rows that are looked up during the work, a line for each, in the order of the look-ups. */
    List<String> rowsLookedForBy(Runnable work);

    /** Leaves this state at its last checkpoint, to be resumed. {@link #close} then does not drop it. */
    void leave();

    /** Drops this state, unless it has taken over or was left. */
    @Override
    void close();
}
