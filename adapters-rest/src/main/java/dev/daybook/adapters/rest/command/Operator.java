package dev.daybook.adapters.rest.command;

import dev.daybook.application.append.IdempotencyKey;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller of an operation that is not a command but is recorded with the caller's name. */
@Vetoed
@SuppressWarnings("NullAway.Init")
public class Operator {

    @HeaderParam(RequestKey.HEADER)
    @Nullable
    String key;

    @Context
    ResourceInfo resource;

    @Context
    SecurityContext security;

    @Context
    UriInfo uri;

    /** The name that is recorded. */
    public String name() {
        Principal principal = security.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException(
                    "An operation without an operator's name passed the server's security. Check web.xml.");
        }
        return principal.getName();
    }

    /** The key that the caller has made up for this request, if there is one. */
    Optional<IdempotencyKey.OfRequest> key() {
        return RequestKey.of(key, name(), resource.getResourceMethod());
    }

    /** The requested path, without scheme and host. */
    public String path() {
        return uri.getAbsolutePath().getRawPath();
    }

    /** The requested path and query. */
    String address() {
        String query = uri.getRequestUri().getRawQuery();
        return query == null ? path() : path() + "?" + query;
    }

    /** The path of a thing, as {@link Call#location}. */
    public String location(Object... segments) {
        return Call.location(uri, segments);
    }
}
