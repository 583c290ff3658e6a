package dev.daybook.adapters.rest.problem;

import dev.daybook.domain.kernel.ClientId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The routes of the API as the resources' annotations declare them, for answers that name another route. */
final class Routes {

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    private record Route(
            String method,
            String template,
            Pattern pattern,
            List<String> consumes,
            List<String> produces,
            String summary,
            boolean isPutByClientId) {

        boolean isAt(String path) {
            return pattern.matcher(path).matches();
        }

        /** Whether this route makes a thing of the given collection. */
        boolean makesOneOf(String collection) {
            int slash = template.lastIndexOf('/');
            return isPutByClientId && slash > 0 && template.substring(0, slash).equals(collection);
        }
    }

    /** The routes that those resources declare. */
    static Routes of(Collection<Class<?>> resources) {
        List<Route> routes = new ArrayList<>();
        for (Class<?> resource : resources) {
            for (Method method : resource.getMethods()) {
                httpMethod(method).ifPresent(name -> routes.add(route(name, resource, method)));
            }
        }
        return new Routes(routes);
    }

    private static Route route(String name, Class<?> resource, Method method) {
        @Nullable Path classPath = resource.getAnnotation(Path.class);
        @Nullable Path methodPath = method.getAnnotation(Path.class);
        String template = plain((classPath == null ? "" : plain(classPath.value())) + "/"
                + (methodPath == null ? "" : plain(methodPath.value())));
        @Nullable Operation operation = method.getAnnotation(Operation.class);
        return new Route(
                name,
                template,
                Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")),
                mediaTypes(resource, method, Consumes.class, Consumes::value),
                mediaTypes(resource, method, Produces.class, Produces::value),
                operation == null ? "" : operation.summary(),
                name.equals(HttpMethod.PUT) && endsWithClientId(template, method));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(found ->
                        found == null ? Optional.<String>empty().stream() : Optional.of(found.value()).stream())
                .findFirst();
    }

    private static <A extends Annotation> List<String> mediaTypes(
            Class<?> resource, Method method, Class<A> type, Function<A, String[]> value) {
        @Nullable A own = method.getAnnotation(type);
        @Nullable A general = own == null ? resource.getAnnotation(type) : own;
        return general == null ? List.of() : List.of(value.apply(general));
    }

    private static boolean endsWithClientId(String template, Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getType() == ClientId.class)
                .map(parameter -> parameter.getAnnotation(PathParam.class))
                .anyMatch(named -> named != null && template.endsWith("/{" + named.value() + "}"));
    }

    private static String plain(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    /**
     * How to make a thing of the collection at this path, such as {@code To record a deposit: PUT /deposits/{id} …}.
     */
    Optional<String> wayToMake(String path) {
        String collection = plain(path);
        return routes.stream()
                .filter(route -> route.makesOneOf(collection))
                .findFirst()
                .map(route -> "To " + route.summary().substring(0, 1).toLowerCase(Locale.ROOT)
                        + route.summary().substring(1) + ": PUT /" + collection
                        + "/{id}, with an id that you choose.");
    }

    /** The methods at that path, in alphabetical order. */
    List<String> methodsAt(String path) {
        return routes.stream()
                .filter(route -> route.isAt(plain(path)))
                .map(Route::method)
                .distinct()
                .sorted()
                .toList();
    }

    /** The media types that the route reads. */
    List<String> consumedBy(String method, String path) {
        return mediaTypes(method, path, Route::consumes);
    }

    /** The media types that the route answers in. */
    List<String> producedBy(String method, String path) {
        return mediaTypes(method, path, Route::produces);
    }

    private List<String> mediaTypes(String method, String path, Function<Route, List<String>> types) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && route.isAt(plain(path)))
                .flatMap(route -> types.apply(route).stream())
                .distinct()
                .toList();
    }
}
