package dev.daybook.adapters.persistence.state;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The position of the state that all statements of one read have to be from.
 *
 * <p>Each statement sees a snapshot of its own, and tells its position. The state changes together with its position only, so
 * statements with the same position and the same state have seen the same.
 */
final class AgreedPosition {

    private final LastingKeys lasting;
    private @Nullable UUID state;
    private long position;

    AgreedPosition(LastingKeys lasting) {
        this.lasting = lasting;
    }

    /** The statements of a read have not seen the same state, or one of them cannot tell its position. */
    static final class NotAgreed extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotAgreed(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * Notes from which state the answer of a statement is.
     *
     * @throws NotAgreed if an earlier statement has seen another one
     */
    void note(long seenPosition, UUID seenState) {
        if (state == null) {
            state = seenState;
            position = seenPosition;
        } else if (position != seenPosition || !state.equals(seenState)) {
            throw new NotAgreed("An event was appended between two statements");
        }
    }

    /** The alternate keys of that entity that earlier reads have seen in this state; none before the first statement. */
    Map<Object, Object> lastingKeys(Class<?> entity) {
        return state == null ? new HashMap<>() : lasting.of(state, entity);
    }

    /** The state that was seen. */
    UUID state() {
        if (state == null) {
            throw new NotAgreed("No statement has told its position");
        }
        return state;
    }

    /** The position that was seen. */
    long position() {
        return position;
    }
}
