package dev.daybook.application.append;

/** A command was not carried out, or its outcome is unknown. The caller may send it again with the same key. */
public final class AppendUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What the caller knows. */
    public enum Reason {
        /** Not applied: too many commands are waiting, or a lock was not free in time. */
        BUSY("append.busy"),
        /** Not applied: the server accepts no writes at the moment. */
        NOT_READY("append.not-ready"),
        /** Perhaps applied: when it is sent again with the same key, the answer tells. */
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

    /** It is unknown whether it was applied. */
    static AppendUnavailable outcomeUnknown(Throwable cause) {
        return new AppendUnavailable(
                Reason.OUTCOME_UNKNOWN,
                "It is not known whether the command was carried out. Send it again with the same key.",
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
