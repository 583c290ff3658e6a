package dev.daybook.verifier;

import java.util.Locale;

/**
 * What is wrong with a log.
 *
 * @param position the first position at which it is wrong
 * @param detail a sentence for people
 */
public record Finding(long position, Problem problem, String detail) {

    /** The ways in which a log can be found changed. */
    public enum Problem {
        /** The data matches neither its digest in the chain nor an amendment in the chain. */
        DATA_CHANGED,
        /** The data is what was hashed, but the digest beside it is not. */
        DIGEST_CHANGED,
        /**
         * The hash does not follow from the event before it: this event's content was changed, or its predecessor's.
         */
        EVENT_CHANGED,
        /** The event is what was recorded, but the hash beside it is not. */
        HASH_CHANGED,
        /** An event was removed. */
        EVENT_MISSING,
        /** An event was put between others. */
        EVENT_INSERTED,
        /** Two events have changed their places. */
        EVENTS_SWAPPED,
        /** An event was recorded before the one before it. */
        TIME_WENT_BACK,
        /** The chain ends before an event that is known to have been there. */
        ENDS_TOO_EARLY,
        /** The chain is sound in itself, but does not come through a head that was taken earlier. */
        HEAD_DIFFERS,
        /** An event names a command that is not on record. */
        COMMAND_MISSING,
        /** The kept original of an amended event is missing, or is not the data that was replaced. */
        BACKUP_CHANGED;

        /** The stable code for programs, such as {@code data-changed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The problem with that code. */
        public static Problem ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The finding that these events are missing. */
    static Finding missing(long first, long last) {
        String which = first == last
                ? "Event " + first + " is missing"
                : "The " + (last - first + 1) + " events from " + first + " to " + last + " are missing";
        return new Finding(first, Problem.EVENT_MISSING, which + ".");
    }
}
