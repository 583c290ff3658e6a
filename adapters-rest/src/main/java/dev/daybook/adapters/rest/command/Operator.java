package dev.daybook.adapters.rest.command;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;

/** The caller of an operation that is not a command but is recorded with the caller's name. */
@Vetoed
@SuppressWarnings("NullAway.Init")
public class Operator {

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

    /** The requested path, without scheme and host. */
    public String path() {
        return uri.getAbsolutePath().getRawPath();
    }
}
