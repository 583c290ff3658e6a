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

/** Refuses query parameters that the route does not know: a filter with a typing error must not mean everything. */
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
     * Insists on known parameters, each at most once.
     *
     * @throws ProblemException otherwise
     */
    static void requireKnown(Map<String, List<String>> query, Set<String> known) {
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ProblemException.unreadable(
                        "request.unknown-parameter",
                        "There is no query parameter " + Rejection.quote(name) + " here; there are "
                                + known.stream().sorted().collect(Collectors.joining(", ", "[", "].")));
            }
            if (values.size() > 1) {
                throw ProblemException.unreadable(
                        "request.repeated-parameter", "The query parameter " + name + " stands there twice.");
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
