package dev.daybook.adapters.rest.parameter;

import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a type is written in paths, queries and headers.
 *
 * @param description the expected form, as it ends a sentence
 * @param pattern what the text must match before it is parsed at all
 */
public record ParameterForm<T>(String description, Pattern pattern, Function<String, T> parse) {

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT =
            Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?Z");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");

    private static final Map<Class<?>, ParameterForm<?>> FORMS = Map.ofEntries(
            form(ClientId.class, "a client id", ANY, ClientId::new),
            form(
                    TaskStatus.class,
                    "one of WAITING, DONE, DEAD and DISCARDED",
                    Pattern.compile("[A-Z]{1,20}"),
                    TaskStatus::valueOf),
            form(EventName.class, "an event's name", ANY, EventName::new),
            form(EventPosition.class, "a position such as 17", DIGITS, text -> new EventPosition(Long.parseLong(text))),
            form(
                    PageLimit.class,
                    "a number from 1 to " + PageLimit.MOST,
                    DIGITS,
                    text -> new PageLimit(count(text, PageLimit.MOST))),
            form(
                    BatchSize.class,
                    "a number from 1 to " + BatchSize.MOST,
                    DIGITS,
                    text -> new BatchSize(count(text, BatchSize.MOST))),
            form(
                    OnRefusedLine.class,
                    "stop or collect",
                    Pattern.compile("stop|collect"),
                    text -> new OnRefusedLine(text.equals("collect"))),
            form(
                    DryRun.class,
                    "true or false",
                    Pattern.compile("true|false"),
                    text -> new DryRun(Boolean.parseBoolean(text))),
            form(
                    EntityTags.class,
                    "* or entity tags in double quotes with commas between them",
                    ANY,
                    EntityTags::parse),
            form(LocalDate.class, "a date such as 1993-01-01", DATE, LocalDate::parse),
            form(
                    Instant.class,
                    "an instant in UTC such as 1993-01-01T00:00:00Z, with at most nine decimals",
                    INSTANT,
                    ParameterForm::instant),
            form(UUID.class, "a UUID of 36 characters", UUID_TEXT, UUID::fromString));

    /** The form of that type, if it has one. */
    @SuppressWarnings("unchecked")
    public static <T> Optional<ParameterForm<T>> of(Class<T> type) {
        return Optional.ofNullable((ParameterForm<T>) FORMS.get(type));
    }

    /**
     * Reads the value of the parameter of that name.
     *
     * @throws Rejection if a type of the domain refuses it
     * @throws ProblemException if it is not of this form
     */
    public T read(String name, String text) {
        if (pattern.matcher(text).matches()) {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException notOfThisForm) {
                // refused below
            }
        }
        throw ProblemException.unreadable(
                "request.invalid-parameter",
                "Parameter " + name + " must be " + description + ", not " + Rejection.quote(text) + ".");
    }

    private static <T> Map.Entry<Class<?>, ParameterForm<?>> form(
            Class<T> type, String description, Pattern pattern, Function<String, T> parse) {
        return Map.entry(type, new ParameterForm<>(description, pattern, parse));
    }

    private static int count(String text, int most) {
        long count = Long.parseLong(text);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException();
        }
        return (int) count;
    }

    /**
     * The instant in microseconds, rounded up. The log has microseconds: what was recorded before or since that instant was
     * also recorded before or since the rounded one.
     */
    private static Instant instant(String text) {
        // ISO 8601 allows a time without seconds, but the JDK's own reader requires them
        Instant exact = Instant.parse(text.length() == "1993-01-01T00:00Z".length() ? text.replace("Z", ":00Z") : text);
        Instant whole = exact.truncatedTo(ChronoUnit.MICROS);
        return whole.equals(exact) ? exact : whole.plus(1, ChronoUnit.MICROS);
    }
}
