package dev.daybook.adapters.rest.command;

import com.fasterxml.jackson.core.JsonParser;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.JsonBodyReader;
import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.HeaderGuard;
import dev.daybook.adapters.rest.parameter.ParameterForm;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.domain.kernel.Rejection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command with its own route: the form of the one, and the roles, the keys and the headers of the other. With it a
 * line of {@code POST /commands} is treated as a request to the route is.
 */
public final class CommandRoute {

    private final CommandForm<?, ?> form;
    private final String route;
    private final List<String> roles;
    private final boolean takesIfMatch;
    private final String idParameter;

    private CommandRoute(CommandForm<?, ?> form, Method method) {
        this.form = form;
        this.route = RequestKey.route(method);
        this.roles = List.of(method.getAnnotation(RolesAllowed.class).value());
        this.takesIfMatch = HeaderGuard.headersOf(method).contains(EntityTags.IF_MATCH);
        this.idParameter = Arrays.stream(method.getParameters())
                .map(CommandRoute::pathParameter)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " has no variable in its path."));
    }

    private static Optional<String> pathParameter(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(PathParam.class)).map(PathParam::value);
    }

    /**
     * The commands of that resource.
     *
     * @throws IllegalStateException if a route that carries a command has no form, or a form has no such route
     */
    public static List<CommandRoute> of(CommandResource resource) {
        List<CommandRoute> routes = new ArrayList<>();
        List<CommandForm<?, ?>> forms = new ArrayList<>(resource.forms());
        for (Method method : methodsOf(resource.getClass())) {
            @Nullable Carries carried = method.getAnnotation(Carries.class);
            if (carried != null) {
                CommandForm<?, ?> form = forms.stream()
                        .filter(one -> one.creator() == carried.value())
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(resource.getClass() + " has no form of the command "
                                        + carried.value().getSimpleName() + ". Add it to forms()."));
                forms.remove(form);
                routes.add(new CommandRoute(form, method));
            }
        }
        if (!forms.isEmpty()) {
            throw new IllegalStateException(resource.getClass() + " has no route for its form of the command "
                    + forms.get(0).creator().getSimpleName() + ". Annotate the route with @Carries.");
        }
        return routes;
    }

    /** With those of its superclasses: a container may have made a subclass. */
    private static List<Method> methodsOf(Class<?> resource) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            methods.addAll(List.of(type.getDeclaredMethods()));
        }
        return methods;
    }

    /** The command's name. */
    public String name() {
        return form.creator().getSimpleName();
    }

    /** Who may send it: a caller with one of these roles. */
    public List<String> roles() {
        return roles;
    }

    /** The names of the fields that its route has in the body, and in the path behind the first variable. */
    public List<String> fields() {
        return Arrays.stream(form.body().getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    /** A key that its sender has made up: the same as in the header of a request to the command's own route. */
    public IdempotencyKey.OfRequest key(String key, Sender sender) {
        return RequestKey.of(key, sender.name(), route);
    }

    /**
     * Reads the command.
     *
     * @param id as it stands in the path of the command's own route
     * @param ifMatch as the header has it, null if it was not sent
     * @param body a parser before the object with the other fields
     * @throws RuntimeException as a request to the command's own route is refused
     */
    public RequestedCommand read(ApiJson json, String id, @Nullable String ifMatch, JsonParser body) {
        if (ifMatch != null && !takesIfMatch) {
            throw ProblemException.unreadable(
                    "request.no-precondition",
                    "The command " + name() + " does not take ifMatch. Send the line without.");
        }
        Optional<EntityTags> tags = Optional.ofNullable(ifMatch)
                .map(text -> ParameterForm.of(EntityTags.class).orElseThrow().read("ifMatch", text));
        return read(form, json, id, tags, body);
    }

    private static <I, B extends Record> RequestedCommand read(
            CommandForm<I, B> form, ApiJson json, String id, Optional<EntityTags> tags, JsonParser body) {
        I thing = ParameterForm.of(form.id()).orElseThrow().read("id", id);
        return form.reading().command(thing, JsonBodyReader.read(json, body, form.body()), tags);
    }

    /** Whether the path of the command's own route would name that subject, if it had this id. */
    public boolean names(Rejection.Subject subject, String id) {
        return subject.noun().equals(idParameter) && subject.id().equals(id);
    }
}
