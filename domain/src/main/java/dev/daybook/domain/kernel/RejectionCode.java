package dev.daybook.domain.kernel;

/**
 * A code that a noun's rejections can have, for the page of all errors.
 *
 * @param cause when it happens, as a sentence
 * @param remedy the caller's next step, as a sentence
 */
public record RejectionCode(Rejection.Kind kind, String code, String cause, String remedy) {

    /** A rule forbids it. */
    public static RejectionCode refused(String code, String cause, String remedy) {
        return new RejectionCode(Rejection.Kind.REFUSED, code, cause, remedy);
    }

    /** It contradicts what is recorded. */
    public static RejectionCode conflict(String code, String cause, String remedy) {
        return new RejectionCode(Rejection.Kind.CONFLICT, code, cause, remedy);
    }

    /** A thing that is named does not exist. */
    public static RejectionCode unknown(String code, String cause, String remedy) {
        return new RejectionCode(Rejection.Kind.UNKNOWN, code, cause, remedy);
    }
}
