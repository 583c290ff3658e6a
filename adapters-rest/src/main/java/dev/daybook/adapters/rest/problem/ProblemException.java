package dev.daybook.adapters.rest.problem;

/** The HTTP adapter itself refuses a request, for instance because the body is unreadable or too large. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private ProblemException(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The request cannot be read. */
    public static ProblemException unreadable(String code, String detail) {
        return new ProblemException(400, code, detail);
    }

    /** None of the caller's roles allows the request. */
    public static ProblemException forbidden(String code, String detail) {
        return new ProblemException(403, code, detail);
    }

    /** The thing that the path names does not exist. */
    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(404, code, detail);
    }

    /** The request exceeds a limit. */
    public static ProblemException tooLarge(String code, String detail) {
        return new ProblemException(413, code, detail);
    }

    /** The media type or encoding is not supported. */
    public static ProblemException unsupported(String code, String detail) {
        return new ProblemException(415, code, detail);
    }

    /** Temporarily unavailable: the same request may succeed later. */
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
