package dev.daybook.verifier;

import dev.daybook.verifier.Finding.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks events one after another: positions without a gap, times that do not go back, every digest of data, every
 * hash. Data that does not have its digest may have been amended: at the end, the {@link AmendmentTrail} tells whether
 * it was.
 *
 * <p>At the first wrong event it often does not know yet what is wrong: only the next events tell a changed event from
 * an inserted or a moved one. So it asks for more events until it knows. It holds two events at most, however long the
 * log is.
 */
public final class ChainCheck {

    private final MessageDigest sha256 = sha256();
    private final Optional<ChainHead> expected;
    private final AmendmentTrail trail;
    private final byte[] digestOfData = new byte[ChainedEvent.DIGEST_LENGTH];
    private final byte[] computed = new byte[ChainedEvent.DIGEST_LENGTH];
    private long position;
    private byte[] hash;
    private byte[] hashBefore = new byte[ChainedEvent.DIGEST_LENGTH];
    private boolean isHashBeforeKnown;
    private long recordedAtMicros;
    private @Nullable Suspicion suspicion;
    private @Nullable Finding finding;

    /**
     * A check of the events after a head. The head itself is trusted.
     *
     * @param expected a head that was taken earlier: the chain must come through it
     * @param trail collects events that were amended or look changed
     */
    public ChainCheck(ChainHead after, Optional<ChainHead> expected, AmendmentTrail trail) {
        this.position = after.position();
        this.hash = after.hash();
        this.recordedAtMicros = Long.MIN_VALUE;
        this.expected = expected;
        this.trail = trail;
    }

    /** A check of the events after the given one, which itself is trusted. */
    public static ChainCheck behind(ChainedEvent granted, Optional<ChainHead> expected, AmendmentTrail trail) {
        ChainCheck check = new ChainCheck(new ChainHead(granted.position(), granted.hash()), expected, trail);
        check.recordedAtMicros = granted.recordedAtMicros();
        return check;
    }

    /**
     * Checks the next event.
     *
     * @return whether the next event is wanted: all is well so far, or it is not clear yet what is wrong
     */
    public boolean accept(ChainedEvent event) {
        if (finding != null) {
            return false;
        }
        if (suspicion != null) {
            trail.explain(event);
            finding = suspicion.accept(event);
            return finding == null;
        }
        if (event.position() != position + 1) {
            trail.explain(event);
            finding = outOfOrder(event.position());
            return false;
        }
        event.digestData(sha256, digestOfData);
        boolean isData = Arrays.equals(digestOfData, event.dataDigest());
        event.hashBehind(hash, event.dataDigest(), sha256, computed);
        boolean isHash = Arrays.equals(computed, event.hash());
        if (!isHash || event.recordedAtMicros() < recordedAtMicros) {
            trail.explain(event);
            finding = isHash ? wentBack(event) : suspect(event);
            return finding == null;
        }
        trail.pass(event);
        if (event.isAmended()) {
            trail.mark(event);
        }
        if (!isData) {
            trail.hold(event.position(), event.dataDigest(), digestOfData);
        }
        byte[] spare = hashBefore;
        hashBefore = hash;
        System.arraycopy(event.hash(), 0, spare, 0, ChainedEvent.DIGEST_LENGTH);
        hash = spare;
        isHashBeforeKnown = true;
        position = event.position();
        recordedAtMicros = event.recordedAtMicros();
        if (expected.isPresent() && expected.get().position() == position) {
            finding = atExpected(expected.get());
        }
        return finding == null;
    }

    private Finding outOfOrder(long found) {
        if (found > position + 1) {
            return Finding.missing(position + 1, found - 1);
        }
        return new Finding(
                found,
                Problem.EVENT_INSERTED,
                found < 1
                        ? "There is an event at position " + found + ", but positions begin with 1."
                        : "There is one event too many at position " + found + ".");
    }

    /** The event's hash is right, so everything under the hash is what was recorded. */
    private Finding wentBack(ChainedEvent event) {
        return new Finding(
                event.position(),
                Problem.TIME_WENT_BACK,
                "Event " + event.position() + " was recorded before event " + position + ", which stands before it.");
    }

    private @Nullable Finding suspect(ChainedEvent event) {
        long at = event.position();
        byte[] withItsData = new byte[ChainedEvent.DIGEST_LENGTH];
        event.hashBehind(hash, digestOfData, sha256, withItsData);
        if (Arrays.equals(withItsData, event.hash())) {
            return new Finding(
                    at,
                    Problem.DIGEST_CHANGED,
                    "The data of event " + at + " is what was recorded, but the digest beside it was changed.");
        }
        if (isHashBeforeKnown && event.belongsAt(position, hashBefore, sha256)) {
            return new Finding(
                    position,
                    Problem.EVENT_INSERTED,
                    "Event " + position + " was inserted: the event after it had this position before.");
        }
        suspicion = new Suspicion(event.copy(), hash.clone(), computed.clone(), sha256);
        return null;
    }

    private @Nullable Finding atExpected(ChainHead head) {
        return head.hasHash(hash)
                ? null
                : new Finding(
                        position,
                        Problem.HEAD_DIFFERS,
                        "The chain was made anew: at event " + position + " it has the hash " + text(hash)
                                + ", but had " + head.hashText() + " when that head was taken.");
    }

    /** Ends the check; how many events there should be is not known. */
    public Optional<Finding> end() {
        if (finding == null && suspicion != null) {
            finding = suspicion.atTheEnd();
        }
        if (finding == null && expected.isPresent() && expected.get().position() > position) {
            finding = endsTooEarly(position, expected.get());
        }
        return Optional.ofNullable(finding);
    }

    /** The finding that the chain ends at a position before the expected head. */
    public static Finding endsTooEarly(long position, ChainHead expected) {
        return new Finding(
                position + 1,
                Problem.ENDS_TOO_EARLY,
                "The chain ends at event " + position + ", but went up to event " + expected.position()
                        + " at least when the expected head was taken.");
    }

    /** Ends the check. The last event should have the given position. */
    public Optional<Finding> endAt(long last) {
        if (finding == null && suspicion == null && position < last) {
            finding = Finding.missing(position + 1, last);
        }
        if (finding == null && suspicion != null) {
            finding = suspicion.atTheEnd();
        }
        return Optional.ofNullable(finding);
    }

    /** The last event up to which the chain was followed. */
    public ChainHead head() {
        return new ChainHead(position, hash);
    }

    private static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
