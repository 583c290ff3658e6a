package dev.daybook.application.integrity;

import dev.daybook.verifier.AmendmentTrail;
import dev.daybook.verifier.ChainCheck;
import dev.daybook.verifier.ChainHead;
import dev.daybook.verifier.ChainedEvent;
import dev.daybook.verifier.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A check of the events from one position on, read from the log piece by piece. */
final class ChainWalk {

    private final long first;
    private final Optional<ChainHead> wanted;
    private final AmendmentTrail trail;
    private ChainHead begin = ChainHead.START;
    private long nextToRead;
    private boolean wantsMore = true;
    private @Nullable ChainCheck check;

    /** A walk that begins with that event; the one before it is taken for granted. */
    ChainWalk(long first, Optional<ChainHead> wanted) {
        this.first = first;
        this.wanted = wanted;
        this.trail = new AmendmentTrail(1);
        if (first == 1) {
            // nothing may stand before the first event: it begins wherever there is something
            nextToRead = Long.MIN_VALUE;
            check = new ChainCheck(ChainHead.START, wanted, trail);
        } else {
            nextToRead = first - 1;
        }
    }

    /** Reads on up to that position, or until it is clear what is wrong. */
    void read(RecordedChain chain, long last) {
        try {
            chain.read(nextToRead, last, this::visit);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        nextToRead = last + 1;
    }

    private boolean visit(ChainedEvent event) {
        if (check != null) {
            wantsMore = check.accept(event);
        } else if (event.position() == first - 1) {
            check = ChainCheck.behind(event, wanted, trail);
            begin = check.head();
        } else {
            // the piece before finds that out, and comes first
            wantsMore = false;
        }
        return wantsMore;
    }

    /** What was amended, or looks like it. */
    AmendmentTrail trail() {
        return trail;
    }

    boolean wantsMore() {
        return wantsMore;
    }

    /** What is wrong, where the last event has that position. */
    Optional<Finding> endAt(long last) {
        return check == null
                ? new ChainCheck(new ChainHead(first - 2, ChainHead.START.hash()), wanted, trail).endAt(last)
                : check.endAt(last);
    }

    /** The event that was taken for granted. */
    ChainHead begin() {
        return begin;
    }

    ChainHead head() {
        return check == null ? begin : check.head();
    }
}
