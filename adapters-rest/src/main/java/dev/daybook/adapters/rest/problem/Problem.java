package dev.daybook.adapters.rest.problem;

import java.util.Locale;
import java.util.Optional;

/**
 * The body of an error answer, as in RFC 9457.
 *
 * @param type a URN that ends in the code
 * @param title the code in words
 * @param detail what was refused, with the actual values
 * @param instance the requested path
 * @param code stable, for programs
 * @param event the index of the refused event, counted from 0
 * @param line the refused line of an import or of many commands, counted from 1
 * @param committedLines how many lines of an import, from its start, are finished: in the log for good or, if the import
 *     collects them, refused
 * @param goOn how to go on with an import
 * @param errorId the id of the log entry that has the cause
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        Optional<String> instance,
        String code,
        Optional<Integer> event,
        Optional<Long> line,
        Optional<Long> committedLines,
        Optional<String> goOn,
        Optional<String> errorId) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:daybook:problem:";

    /** A problem of that kind. */
    static Problem of(int status, String code, String detail) {
        return new Problem(
                TYPE + code,
                title(code),
                status,
                detail,
                Optional.empty(),
                code,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@code account.insufficient-funds} becomes {@code Account: insufficient funds}. */
    private static String title(String code) {
        String words = code.replace(".", ": ").replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    Problem at(String path) {
        return new Problem(
                type, title, status, detail, Optional.of(path), code, event, line, committedLines, goOn, errorId);
    }

    Problem ofEvent(int index) {
        return new Problem(
                type, title, status, detail, instance, code, Optional.of(index), line, committedLines, goOn, errorId);
    }

    Problem ofImport(long number, long committed, String howToGoOn) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                code,
                event,
                Optional.of(number),
                Optional.of(committed),
                Optional.of(howToGoOn),
                errorId);
    }

    Problem ofLine(long number) {
        return new Problem(
                type, title, status, detail, instance, code, event, Optional.of(number), committedLines, goOn, errorId);
    }

    Problem logged(String id) {
        return new Problem(
                type, title, status, detail, instance, code, event, line, committedLines, goOn, Optional.of(id));
    }
}
