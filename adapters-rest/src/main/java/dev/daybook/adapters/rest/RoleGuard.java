package dev.daybook.adapters.rest;

import dev.daybook.adapters.rest.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses callers without a role that the route needs, and names the roles.
 *
 * <p>RESTEasy's own filter enforces {@link RolesAllowed} as well, directly after this one. It can only say "forbidden".
 */
@Provider
@Priority(Priorities.AUTHORIZATION - 1)
@Singleton
public class RoleGuard implements ContainerRequestFilter {

    @Context
    private @Nullable ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable Method method = resource == null ? null : resource.getResourceMethod();
        @Nullable RolesAllowed allowed = method == null ? null : method.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            requireOneOf(
                    List.of(allowed.value()),
                    role -> request.getSecurityContext().isUserInRole(role));
        }
    }

    /**
     * Checks that the caller has one of the needed roles.
     *
     * @throws ProblemException otherwise
     */
    public static void requireOneOf(List<String> needed, Predicate<String> has) {
        if (needed.stream().noneMatch(has)) {
            List<String> own = Role.ALL.stream().filter(has).toList();
            throw ProblemException.forbidden(
                    "request.forbidden",
                    "This needs the role " + String.join(" or ", needed) + "; you have: "
                            + (own.isEmpty() ? "none" : String.join(", ", own)) + ".");
        }
    }
}
