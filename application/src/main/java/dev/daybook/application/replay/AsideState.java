package dev.daybook.application.replay;

import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.StateAccess;
import java.time.Duration;
import java.util.List;

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
     * Compares this state with the snapshot of the live one; both must be at the same position, and this one written.
     *
     * @param mostRows how many differing rows of a table are listed at most
     */
    Comparison compare(int mostRows);

    /**
     * Takes the place of the live state, in one transaction: all readers see it afterwards or, after a failure, none. It
     * must be complete and written.
     *
     * @param patience how long to wait for readers of the live state
     * @param change of the log, which goes with the switch
     * @param keepsFormer whether the former state stays, under another name
     * @return false if readers did not finish within {@code patience}; the change was not prepared then
     */
    boolean takeOver(Duration patience, LogChange change, boolean keepsFormer);

    /** A change of the log that goes with a switch. A failure of a method prevents the switch. */
    interface LogChange {

        /**
         * Prepares the change when no reader and no writer is left, and materializes into this state what the change means.
         *
         * @return the end of the log after the change
         */
        LogPosition prepare();

        /** Commits the change, after this state was written and before the switch is committed. */
        void commit();
    }

    /** The rows that are looked up during the work, a line for each, in the order of the look-ups. */
    List<String> rowsLookedForBy(Runnable work);

    /** Leaves this state at its last checkpoint, to be resumed. {@link #close} then does not drop it. */
    void leave();

    /** Drops this state, unless it has taken over or was left. */
    @Override
    void close();
}
