package dev.daybook.adapters.rest.parameter;

import dev.daybook.adapters.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses headers of this API that are given twice, and a dry run or a precondition where there is none: a header that
 * decides whether something happens must not be ignored.
 */
@Provider
@Singleton
public class HeaderGuard implements ContainerRequestFilter {

    /** Headers that hold lists: RFC 9110 lets a sender or a proxy give them in several lines. */
    private static final List<String> LISTS = List.of(EntityTags.IF_MATCH, EntityTags.IF_NONE_MATCH);

    private final ConcurrentMap<Method, Set<String>> taken = new ConcurrentHashMap<>();

    @Context
    private @Nullable ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable Method method = resource == null ? null : resource.getResourceMethod();
        if (method != null) {
            join(request.getHeaders());
            requireTaken(
                    request.getHeaders(),
                    taken.computeIfAbsent(method, HeaderGuard::headersOf),
                    request.getMethod().equals(HttpMethod.GET)
                            || request.getMethod().equals(HttpMethod.HEAD));
        }
    }

    /** Makes one line of a list that is given in several. */
    static void join(Map<String, List<String>> headers) {
        headers.replaceAll((name, lines) -> lines.size() > 1 && LISTS.stream().anyMatch(name::equalsIgnoreCase)
                ? List.of(String.join(", ", lines))
                : lines);
    }

    /**
     * Checks that each header that the method takes is given at most once, and that a dry run or a precondition is not
     * asked of a method that has none. {@code If-None-Match} is true of each read that has no tag.
     *
     * @param headers names are compared without regard to case
     * @param reads whether the method only reads
     * @throws ProblemException otherwise
     */
    static void requireTaken(Map<String, List<String>> headers, Set<String> taken, boolean reads) {
        headers.forEach((name, values) -> {
            boolean isTaken = taken.stream().anyMatch(name::equalsIgnoreCase);
            if (!isTaken && name.equalsIgnoreCase(DryRun.HEADER)) {
                throw ProblemException.unreadable(
                        "request.no-dry-run", "This operation has no dry run. Send it without the header Dry-Run.");
            }
            if (!isTaken
                    && (name.equalsIgnoreCase(EntityTags.IF_MATCH)
                            || (name.equalsIgnoreCase(EntityTags.IF_NONE_MATCH) && !reads))) {
                throw ProblemException.unreadable(
                        "request.no-precondition",
                        "This operation does not take the header " + name + ". Send it without.");
            }
            if (isTaken && values.size() > 1) {
                throw ProblemException.unreadable(
                        "request.repeated-parameter", "The header " + name + " is given more than once. Give it once.");
            }
        });
    }

    /** The names of the headers that the method takes. */
    public static Set<String> headersOf(Method method) {
        Set<String> headers = new HashSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(parameter.getAnnotation(HeaderParam.class), headers);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(field.getAnnotation(HeaderParam.class), headers);
                }
            }
        }
        return Set.copyOf(headers);
    }

    private static void add(@Nullable HeaderParam header, Set<String> headers) {
        if (header != null) {
            headers.add(header.value());
        }
    }
}
