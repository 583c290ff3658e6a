package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.Rejection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body: where, and in words of our own, since the reader's words name classes. */
public final class JsonRefusal {

    /** It is not JSON, or larger, deeper or longer than is accepted. */
    public static final String UNREADABLE = "request.unreadable-json";

    /** It is JSON, but not what belongs here. */
    public static final String WRONG_SHAPE = "request.wrong-shape";

    private JsonRefusal() {}

    /** What to answer to a body that failed so; a {@link Rejection} if a value was understood and is out of bounds. */
    public static RuntimeException of(JsonProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return rejection;
            }
            if (cause instanceof StreamConstraintsException) {
                return ProblemException.unreadable(
                        UNREADABLE,
                        "The JSON is deeper, or a text, name or number in it longer, than is accepted"
                                + place(failure.getLocation()) + ".");
            }
        }
        if (failure instanceof JsonMappingException mapping && !isOfSyntax(failure)) {
            return wrongShape(reason(mapping) + path(mapping) + place(failure.getLocation()) + ".");
        }
        return ProblemException.unreadable(
                UNREADABLE,
                (isAbout(failure, "Duplicate field") ? "A field stands there twice" : "The body is not JSON")
                        + place(failure.getLocation()) + ".");
    }

    /** It is JSON, but not what belongs here. */
    public static ProblemException wrongShape(String sentence) {
        return ProblemException.unreadable(WRONG_SHAPE, sentence);
    }

    private static boolean isOfSyntax(JsonProcessingException failure) {
        return isAbout(failure, "Unexpected end-of-input")
                || (failure.getCause() instanceof JsonProcessingException cause
                        && !(cause instanceof JsonMappingException));
    }

    private static boolean isAbout(JsonProcessingException failure, String words) {
        @Nullable String message = failure.getOriginalMessage();
        return message != null && message.startsWith(words);
    }

    private static String reason(JsonMappingException mapping) {
        if (isAbout(mapping, "Unrecognized field")) {
            return "There is no such field";
        }
        if (isAbout(mapping, "Null value for creator property") || isAbout(mapping, "Missing")) {
            return "A field is missing";
        }
        if (isAbout(mapping, "Trailing token")) {
            return "Something stands behind the end";
        }
        if (isAbout(mapping, "No content")) {
            return "The body is empty";
        }
        // the forms of scalar values name no class; it is our own mapper that says so
        @Nullable String message = mapping.getOriginalMessage();
        if (message != null && (message.startsWith("expected ") || message.startsWith("text must"))) {
            return "The value is not as it should be, "
                    + Rejection.quote(message).replace("\"", "");
        }
        return "The value is not as it should be";
    }

    private static String path(JsonMappingException mapping) {
        if (mapping.getPath().isEmpty()) {
            return "";
        }
        return " at "
                + mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : Rejection.quote(step.getFieldName()))
                        .collect(Collectors.joining(" "));
    }

    private static String place(@Nullable JsonLocation location) {
        if (location == null || location.getLineNr() < 1) {
            return "";
        }
        return ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
