package dev.daybook.checker;

import java.util.UUID;

/**
 * A row of the table of tasks, as it is after everything has settled.
 *
 * @param id also the idempotency key of every delivery
 * @param kind also the name of its sink
 */
public record TaskRow(String id, UUID eventId, String kind, Status status, Origin origin) {

    /** How far a task has come. */
    public enum Status {
        /** It has not ended: it is to be carried out, now or later. */
        WAITING,
        /** It was carried out. */
        DONE,
        /** It failed too often. */
        DEAD,
        /** An operator has decided that it is not carried out. */
        DISCARDED
    }

    /** Who has submitted it. */
    public enum Origin {
        /** The append of its event. */
        LIVE,
        /** A replay, which must never submit a task. */
        REPLAY
    }
}
