package dev.daybook.adapters.rest.problem;

/** The adapter itself says no: to something unreadable, too large, or asked too early. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private ProblemException(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** What the caller sent cannot be read. */
    public static ProblemException unreadable(String code, String detail) {
        return new ProblemException(400, code, detail);
    }

    /** There is no such thing at this path. */
    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(404, code, detail);
    }

    /** What the caller sent is larger than is accepted. */
    public static ProblemException tooLarge(String code, String detail) {
        return new ProblemException(413, code, detail);
    }

    /** What the caller sent is of a kind that is not accepted here. */
    public static ProblemException unsupported(String code, String detail) {
        return new ProblemException(415, code, detail);
    }

    /** Not now; a moment later perhaps. */
    public static ProblemException later(String code, String detail) {
        return new ProblemException(503, code, detail);
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    Problem problem() {
        return Problem.of(status, code, String.valueOf(getMessage()));
    }
}
