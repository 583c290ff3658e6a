package dev.daybook.domain.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All codes that a standard has now or had once, with the months in which they were valid.
 *
 * <p>The list is a text of ours beside the class that uses it, and not the JDK's list: the next JDK may drop a code that
 * recorded events have. Each line has a code, its properties, and the periods in which it was valid:
 *
 * <pre>{@code
 * CZK 2
 * DEM 2 ..2002-03
 * XCG 2 2025-03..
 * }</pre>
 */
public final class CodeList {

    private static final String TO = "..";

    private final Map<String, Code> codes;

    /**
     * A code of the list.
     *
     * @param properties what stands between the code and its periods
     * @param periods when it was valid; none if it is always valid
     */
    public record Code(List<String> properties, List<Period> periods) {

        /** Whether the code may be used on that day. */
        public boolean isValidOn(LocalDate day) {
            return periods.isEmpty() || periods.stream().anyMatch(period -> period.contains(day));
        }
    }

    /** The days from the first to the last, both included. */
    public record Period(LocalDate first, LocalDate last) {

        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private CodeList(Map<String, Code> codes) {
        this.codes = codes;
    }

    /**
     * Reads a list from a resource beside that class.
     *
     * @throws IllegalArgumentException if there is no such resource, or a code stands there twice
     */
    public static CodeList read(Class<?> user, String resource) {
        try (InputStream in = user.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + resource + " beside " + user);
            }
            return of(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }

    /** The list that those lines describe. Empty lines, and lines that begin with {@code #}, are left out. */
    static CodeList of(List<String> lines) {
        Map<String, Code> codes = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.split(" ", -1));
            if (codes.put(words.get(0), code(words.subList(1, words.size()))) != null) {
                throw new IllegalArgumentException("The code " + words.get(0) + " stands there twice");
            }
        }
        return new CodeList(Map.copyOf(codes));
    }

    private static Code code(List<String> words) {
        List<String> properties = new ArrayList<>();
        List<Period> periods = new ArrayList<>();
        for (String word : words) {
            if (word.contains(TO)) {
                periods.add(period(word));
            } else {
                properties.add(word);
            }
        }
        return new Code(List.copyOf(properties), List.copyOf(periods));
    }

    private static Period period(String months) {
        int to = months.indexOf(TO);
        String first = months.substring(0, to);
        String last = months.substring(to + TO.length());
        return new Period(
                first.isEmpty() ? LocalDate.MIN : YearMonth.parse(first).atDay(1),
                last.isEmpty() ? LocalDate.MAX : YearMonth.parse(last).atEndOfMonth());
    }

    /** That code, if the standard has it now or had it once. */
    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** All codes. */
    public Map<String, Code> codes() {
        return codes;
    }
}
