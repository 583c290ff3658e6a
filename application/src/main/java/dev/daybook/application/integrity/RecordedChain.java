package dev.daybook.application.integrity;

import dev.daybook.application.log.Digest;
import dev.daybook.verifier.ChainedEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The port to the log as evidence: every event as it is stored, not as this build would read it. */
public interface RecordedChain {

    /** Takes one event after another. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Takes one; the object is used again for the next.
         *
         * @return whether another one is wanted
         * @throws IOException if it cannot be passed on
         */
        boolean visit(ChainedEvent event) throws IOException;
    }

    /**
     * Reads the committed events from {@code first} to {@code last}, both included, in the order of their positions, one
     * at a time: the memory that it takes does not grow with their number.
     *
     * @throws dev.daybook.application.log.StorageFailure if they cannot be read
     * @throws IOException what the visitor has thrown
     */
    void read(long first, long last, Visitor visitor) throws IOException;

    /** The first of these positions whose event names a command that is not on record. */
    OptionalLong firstWithoutCommand(long first, long last);

    /** The original that was kept when that amendment was applied. */
    Optional<Backup> findBackup(UUID amendment);

    /**
     * An original that was kept.
     *
     * @param digest of the data that is kept now
     * @param isOfItsEvent whether everything else equals the event, which an amendment does not change
     */
    record Backup(long position, Digest digest, boolean isOfItsEvent) {}

    /** The end of the log, and where it ends by what is on record of the commands. */
    PromisedEnd promisedEnd();

    /**
     * Where the log ends and where it should end, read at one moment.
     *
     * @param recorded the position of the last event
     * @param promised the last position that is on record for a command, if it is behind that one; otherwise the same
     */
    record PromisedEnd(long recorded, long promised) {}
}
