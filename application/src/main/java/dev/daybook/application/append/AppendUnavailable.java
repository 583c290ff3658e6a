package dev.daybook.application.append;

/** A command that could not be carried out now, or of which it is not known whether it was; to be sent again. */
public final class AppendUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What the caller can be sure of. */
    public enum Reason {
        /** Not applied: too many commands are waiting, or the lock was not to be had in time. */
        BUSY("append.busy"),
        /** Not applied: the server accepts no writes at the moment. */
        NOT_READY("append.not-ready"),
        /** Applied or not: only sending it again under the same key will tell. */
        OUTCOME_UNKNOWN("append.outcome-unknown");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable code of this reason. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    AppendUnavailable(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    AppendUnavailable(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** Nobody knows whether it was applied. */
    static AppendUnavailable outcomeUnknown(Throwable cause) {
        return new AppendUnavailable(
                Reason.OUTCOME_UNKNOWN,
                "It is not known whether the command was carried out; send it again under the same key.",
                cause);
    }

    /** Not applied. */
    static AppendUnavailable notApplied(Reason reason, String because, Throwable cause) {
        return new AppendUnavailable(reason, "The command was not carried out, send it again: " + because, cause);
    }

    public Reason reason() {
        return reason;
    }
}
