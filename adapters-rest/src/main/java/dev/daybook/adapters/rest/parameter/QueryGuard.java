package dev.daybook.adapters.rest.parameter;

import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses unknown query parameters: a filter whose name is misspelt must not be ignored. */
@Provider
@Singleton
public class QueryGuard implements ContainerRequestFilter {

    private final ConcurrentMap<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Context
    private @Nullable ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable Method method = resource == null ? null : resource.getResourceMethod();
        if (method != null) {
            requireKnown(
                    request.getUriInfo().getQueryParameters(), known.computeIfAbsent(method, QueryGuard::parametersOf));
        }
    }

    /**
     * Checks that every parameter is known and given at most once.
     *
     * @throws ProblemException otherwise
     */
    static void requireKnown(Map<String, List<String>> query, Set<String> known) {
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ProblemException.unreadable(
                        "request.unknown-parameter",
                        "Unknown query parameter " + Rejection.quote(name) + "; this resource takes "
                                + (known.isEmpty()
                                        ? "none"
                                        : known.stream().sorted().collect(Collectors.joining(", ")))
                                + ".");
            }
            if (values.size() > 1) {
                throw ProblemException.unreadable(
                        "request.repeated-parameter",
                        "Query parameter " + Rejection.quote(name) + " is given more than once.");
            }
        });
    }

    private static Set<String> parametersOf(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .flatMap(query -> query == null ? Stream.empty() : Stream.of(query))
                .map(QueryParam::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
