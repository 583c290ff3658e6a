package dev.daybook.adapters.rest.command;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;

/** Who asks for something that is no command and leaves a trace all the same. */
@Vetoed
@SuppressWarnings("NullAway.Init")
public class Operator {

    @Context
    SecurityContext security;

    @Context
    UriInfo uri;

    /** The name under which it is recorded. */
    public String name() {
        Principal principal = security.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException(
                    "An operation without an operator's name has come past the server's security");
        }
        return principal.getName();
    }

    /** The path that was asked for, without scheme and host. */
    public String path() {
        return uri.getAbsolutePath().getRawPath();
    }
}
