package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body, and where. The words are our own, because Jackson's words name Java classes. */
public final class JsonRefusal {

    /** The body is not JSON, or it exceeds a limit of size, depth or length. */
    public static final String UNREADABLE = "request.unreadable-json";

    /** The body is JSON, but not of the shape that the route expects. */
    public static final String WRONG_SHAPE = "request.wrong-shape";

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'.*", Pattern.DOTALL);
    private static final String AS_STRING = " as a JSON string";

    private JsonRefusal() {}

    /**
     * The answer to a body that could not be read: a {@link Rejection} if the domain refused a value, else a {@link
     * ProblemException}.
     */
    public static RuntimeException of(JsonProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return rejection;
            }
            if (cause instanceof StreamConstraintsException) {
                return ProblemException.unreadable(
                        UNREADABLE,
                        "The JSON is nested too deeply, or a text, name or number in it is too long"
                                + place(failure.getLocation()) + ".");
            }
        }
        if (failure instanceof JsonMappingException mapping && !isOfSyntax(failure)) {
            return wrongShape(sentence(mapping));
        }
        return ProblemException.unreadable(UNREADABLE, syntaxSentence(failure));
    }

    /** The body is JSON, but not of the shape that the route expects. */
    public static ProblemException wrongShape(String sentence) {
        return ProblemException.unreadable(WRONG_SHAPE, sentence);
    }

    /** A value of the wrong JSON type: the subject such as {@code "version"}, what belongs there, and what was sent. */
    public static ProblemException wrongType(String subject, String expected, @Nullable JsonToken sent) {
        return wrongShape(subject + " must be " + expected + ", not " + JsonShape.name(sent) + ".");
    }

    private static String syntaxSentence(JsonProcessingException failure) {
        @Nullable String message = failure.getOriginalMessage();
        Matcher duplicate = DUPLICATE.matcher(message == null ? "" : message);
        return duplicate.matches()
                ? "Field " + Rejection.quote(duplicate.group(1)) + " is given more than once."
                : "The body is not valid JSON" + place(failure.getLocation()) + ".";
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

    private static String sentence(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            return "Unknown field " + path(mapping) + "; known here: " + known(unknown) + ".";
        }
        if (isAbout(mapping, "Null value for creator property") || isAbout(mapping, "Missing")) {
            return "Required field " + path(mapping) + " is missing.";
        }
        if (isAbout(mapping, "Trailing token")) {
            return "There is text after the end of the JSON" + place(mapping.getLocation()) + ". Send one value.";
        }
        if (isAbout(mapping, "No content")) {
            return "The body is empty. Send JSON.";
        }
        String subject = mapping.getPath().isEmpty() ? "The body" : path(mapping);
        @Nullable JsonToken sent = mapping.getProcessor() instanceof JsonParser parser ? parser.currentToken() : null;
        // these two messages come from our own mapper and name no class
        @Nullable String message = mapping.getOriginalMessage();
        if (message != null && message.startsWith("expected ")) {
            String form =
                    Rejection.quote(message.substring("expected ".length())).replaceAll("^\"|\"$", "");
            form = form.replace('\'', '"');
            return subject + " must be "
                    + (form.endsWith(AS_STRING)
                            ? form.substring(0, form.length() - AS_STRING.length()) + ", not " + JsonShape.name(sent)
                            : form)
                    + ".";
        }
        if (message != null && message.startsWith("text must")) {
            return subject + " must not contain NUL or half of a surrogate pair.";
        }
        return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? subject + " must be " + JsonShape.expected(mismatch.getTargetType()) + ", not " + JsonShape.name(sent)
                        + "."
                : subject + " has a value of the wrong form.";
    }

    private static String known(UnrecognizedPropertyException unknown) {
        @Nullable
        List<Object> names = unknown.getKnownPropertyIds() == null ? null : List.copyOf(unknown.getKnownPropertyIds());
        return names == null
                ? "none"
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    /** Such as {@code "lines[1].text"}. */
    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return Rejection.quote(path.toString());
    }

    private static String place(@Nullable JsonLocation location) {
        if (location == null || location.getLineNr() < 1) {
            return "";
        }
        return ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
