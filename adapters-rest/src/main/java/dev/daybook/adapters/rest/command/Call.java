package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.parameter.DryRun;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;
import java.util.Optional;

/** What a request that writes says beside its body. */
@Vetoed
@SuppressWarnings("NullAway.Init")
public class Call {

    @HeaderParam(DryRun.HEADER)
    @DefaultValue("false")
    DryRun dryRun;

    @Context
    SecurityContext security;

    @Context
    UriInfo uri;

    /** Whether everything is done and then taken back. */
    public boolean isDryRun() {
        return dryRun.requested();
    }

    /** Who asks, without a key. */
    public Caller caller() {
        Principal principal = security.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException("A command without a caller's name has come past the server's security");
        }
        return new Caller(principal.getName(), Optional.empty(), dryRun.requested());
    }

    /** Who asks, under that key. */
    public Caller caller(IdempotencyKey key) {
        return caller().withKey(key);
    }

    /**
     * Where a thing is, for the header {@code Location}: without scheme and host, which a proxy in front may have changed.
     *
     * @param segments of which each needs no escaping
     */
    public String location(Object... segments) {
        StringBuilder path = new StringBuilder(uri.getBaseUri().getRawPath());
        for (Object segment : segments) {
            if (path.charAt(path.length() - 1) != '/') {
                path.append('/');
            }
            path.append(segment);
        }
        return path.toString();
    }
}
