package dev.daybook.checker;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client did once, and what it was told.
 *
 * <p>Times are nanoseconds of one monotonic clock that all clients and {@link Healing} share. The start is taken before
 * the request is sent, the end after the answer has come or the client has given up. A retry is an operation of its own,
 * with the same key.
 *
 * @param client the operations of one client are checked for reading its own writes
 * @param name what it did, such as {@code deposit}; for people
 * @param key the idempotency key, or null
 * @param status of the HTTP answer; 0 if there was no answer or no HTTP
 * @param code of a refusal, such as {@code account.insufficient-funds}, or null
 * @param first position that was answered to a command; 0 if it answered none
 * @param last position that was answered to a command; 0 if it answered none
 * @param commandId that was answered, or null
 * @param minimum the Min-Event-Position that a read asked for; 0 if it asked for none
 * @param seen the position that a read showed; 0 if it is not known
 * @param subject what was read, such as {@code account A-17}, or null
 * @param value that was read of the subject, or its digest, or null
 */
public record Operation(
        String client,
        String name,
        Kind kind,
        @Nullable String key,
        long start,
        long end,
        Result result,
        int status,
        @Nullable String code,
        long first,
        long last,
        @Nullable UUID commandId,
        long minimum,
        long seen,
        @Nullable String subject,
        @Nullable String value) {

    /** What an operation does to the log. */
    public enum Kind {
        /** It wants to append events. */
        COMMAND,
        /** It only reads. */
        READ
    }

    /** What the client knows afterwards. */
    public enum Result {
        /** It was done. */
        OK,
        /** It was refused by a rule, and was not done. */
        FAIL,
        /** It may have been done: no answer, 503, 504, or any other error of the server. */
        UNKNOWN
    }

    public Operation {
        if (end < start) {
            throw new IllegalArgumentException("Operation " + name + " of client " + client + " ends at " + end
                    + ", before its start at " + start + ". Take both times from one monotonic clock.");
        }
        if (first < 0 || last < first || (first == 0 && last > 0)) {
            throw new IllegalArgumentException("Operation " + name + " of client " + client + " has positions " + first
                    + " to " + last + ". Give the first and the last one, or 0 and 0.");
        }
        if ((subject == null) != (value == null)) {
            throw new IllegalArgumentException("Operation " + name + " of client " + client
                    + " must have both a subject and a value, or neither.");
        }
    }

    /** A command; {@link #ok}, {@link #fail} or {@link #unknown} tell its result. Without a result it is unknown. */
    public static Operation command(String client, String name, @Nullable String key, long start, long end) {
        return new Operation(
                client, name, Kind.COMMAND, key, start, end, Result.UNKNOWN, 0, null, 0, 0, null, 0, 0, null, null);
    }

    /** A read that was answered. */
    public static Operation read(String client, String name, long start, long end, long minimum, long seen) {
        return new Operation(
                client, name, Kind.READ, null, start, end, Result.OK, 0, null, 0, 0, null, minimum, seen, null, null);
    }

    /** This command, done at these positions; 0 and 0 if it had nothing to record. */
    public Operation ok(long firstPosition, long lastPosition, @Nullable UUID command) {
        return new Operation(
                client,
                name,
                kind,
                key,
                start,
                end,
                Result.OK,
                status,
                code,
                firstPosition,
                lastPosition,
                command,
                minimum,
                seen,
                subject,
                value);
    }

    /** This operation, refused by the rule with that code. */
    public Operation fail(@Nullable String refusal) {
        return new Operation(
                client,
                name,
                kind,
                key,
                start,
                end,
                Result.FAIL,
                status,
                refusal,
                0,
                0,
                null,
                minimum,
                seen,
                subject,
                value);
    }

    /** This operation, with an outcome that the client does not know. */
    public Operation unknown() {
        return new Operation(
                client,
                name,
                kind,
                key,
                start,
                end,
                Result.UNKNOWN,
                status,
                code,
                0,
                0,
                null,
                minimum,
                seen,
                subject,
                value);
    }

    /** This operation with the status of its HTTP answer. */
    public Operation status(int httpStatus) {
        return new Operation(
                client,
                name,
                kind,
                key,
                start,
                end,
                result,
                httpStatus,
                code,
                first,
                last,
                commandId,
                minimum,
                seen,
                subject,
                value);
    }

    /** This read, which showed that value of that subject at exactly the position {@link #seen}. */
    public Operation showing(String what, String shown) {
        return new Operation(
                client, name, kind, key, start, end, result, status, code, first, last, commandId, minimum, seen, what,
                shown);
    }
}
