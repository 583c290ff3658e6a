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

    /** A walk that begins with this event. The event before it is read, but not checked. */
    ChainWalk(long first, Optional<ChainHead> wanted) {
        this.first = first;
        this.wanted = wanted;
        this.trail = new AmendmentTrail(1);
        if (first == 1) {
            // no row may come before event 1, so reading begins at the lowest position that there is
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
            // the event before is missing; the piece before reports that, and its result is taken first
            wantsMore = false;
        }
        return wantsMore;
    }

    /** The events that were amended or look changed. */
    AmendmentTrail trail() {
        return trail;
    }

    boolean wantsMore() {
        return wantsMore;
    }

    /** What is wrong, if the last event should have this position. */
    Optional<Finding> endAt(long last) {
        return check == null
                ? new ChainCheck(new ChainHead(first - 2, ChainHead.START.hash()), wanted, trail).endAt(last)
                : check.endAt(last);
    }

    /** The event before the first one, as it was read. */
    ChainHead begin() {
        return begin;
    }

    ChainHead head() {
        return check == null ? begin : check.head();
    }
}
