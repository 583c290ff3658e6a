package dev.daybook.verifier;

import dev.daybook.verifier.Finding.Problem;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An event whose hash is wrong, and what the next events say about the reason.
 *
 * <p>A change of one row leaves the other rows as they are. If the next event follows the recorded hash, the content
 * was changed. If it follows the hash that the suspected event's content should have, the hash was changed. If a later
 * event fits into this place, the two events were swapped, or this one was inserted.
 */
final class Suspicion {

    /** How many removed events are recognised at most, if the later events were renumbered. */
    private static final int MOST_REMOVED = 1_000;

    private final ChainedEvent suspect;
    private final byte[] previousHash;
    private final byte[] hashOfContent;
    private final MessageDigest sha256;
    private final byte[] hashBefore;

    /**
     * A suspicion.
     *
     * @param previousHash the recorded hash of the event before it
     * @param hashOfContent the hash that its content should have
     */
    Suspicion(ChainedEvent suspect, byte[] previousHash, byte[] hashOfContent, MessageDigest sha256) {
        this.suspect = suspect;
        this.previousHash = previousHash;
        this.hashOfContent = hashOfContent;
        this.sha256 = sha256;
        this.hashBefore = suspect.hash().clone();
    }

    /** What is wrong, if this event makes it clear. */
    @Nullable
    Finding accept(ChainedEvent later) {
        long at = suspect.position();
        if (later.position() == at + 1) {
            @Nullable Finding clear = withTheNext(later);
            if (clear != null) {
                return clear;
            }
        }
        if (later.belongsAt(at, previousHash, sha256)) {
            byte[] beforeThere = later.position() == at + 1 ? later.hash() : hashBefore;
            return suspect.belongsAt(later.position(), beforeThere, sha256)
                    ? new Finding(
                            at,
                            Problem.EVENTS_SWAPPED,
                            "Events " + at + " and " + later.position() + " have changed places.")
                    : inserted(at, later.position() - 1);
        }
        System.arraycopy(later.hash(), 0, hashBefore, 0, hashBefore.length);
        return null;
    }

    private @Nullable Finding withTheNext(ChainedEvent next) {
        long at = suspect.position();
        if (next.belongsAt(at + 1, suspect.hash(), sha256)) {
            return changed(at);
        }
        if (next.belongsAt(at + 1, hashOfContent, sha256)) {
            return new Finding(
                    at,
                    Problem.HASH_CHANGED,
                    "Event " + at + " is what was recorded, but the hash beside it was changed.");
        }
        for (int removed = 1; removed <= MOST_REMOVED; removed++) {
            if (next.belongsAt(at + 1 + removed, suspect.hash(), sha256)) {
                return new Finding(
                        at,
                        Problem.EVENT_MISSING,
                        (removed == 1 ? "An event was" : removed + " events were") + " removed at position " + at
                                + ", and the later events were renumbered.");
            }
        }
        return null;
    }

    private static Finding inserted(long first, long last) {
        return new Finding(
                first,
                Problem.EVENT_INSERTED,
                (first == last ? "Event " + first + " was" : "The events from " + first + " to " + last + " were")
                        + " inserted: the next event had position " + first + " before.");
    }

    private static Finding changed(long at) {
        return new Finding(
                at,
                Problem.EVENT_CHANGED,
                "Event " + at + " does not have its hash any more: it was changed"
                        + (at == 1 ? "." : ", or event " + (at - 1) + " was changed and its hash made anew."));
    }

    /** What can be said when no more events come. */
    Finding atTheEnd() {
        return Arrays.equals(suspect.hash(), hashBefore)
                ? changed(suspect.position())
                : new Finding(
                        suspect.position(),
                        Problem.EVENT_CHANGED,
                        "From event " + suspect.position() + " on the hashes are not those of the recorded events.");
    }
}
