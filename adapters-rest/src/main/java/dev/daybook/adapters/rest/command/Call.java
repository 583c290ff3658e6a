package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.parameter.DryRun;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a writing request other than its body: caller, key, dry run, address. */
@Vetoed
@SuppressWarnings("NullAway.Init")
public class Call {

    @HeaderParam(DryRun.HEADER)
    @DefaultValue("false")
    DryRun dryRun;

    @HeaderParam(RequestKey.HEADER)
    @Nullable
    String key;

    @Context
    ResourceInfo resource;

    @Context
    SecurityContext security;

    @Context
    UriInfo uri;

    /** Whether the command is only tried: everything is done and then rolled back. */
    public boolean isDryRun() {
        return dryRun.requested();
    }

    /** The caller, without an idempotency key. */
    public Caller caller() {
        Caller named = Caller.of(name());
        Caller caller = security.isUserInRole(Role.APPROVER) ? named.asApprover() : named;
        return dryRun.requested() ? caller.asDryRun() : caller;
    }

    private String name() {
        Principal principal = security.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException(
                    "A command without a caller's name passed the server's security. Check web.xml.");
        }
        return principal.getName();
    }

    /** The key that the caller has made up for this request, if there is one. */
    public Optional<IdempotencyKey.OfRequest> key() {
        return RequestKey.of(key, name(), resource.getResourceMethod());
    }

    /** The caller, with the key of the request if there is one. */
    public Caller keyedCaller() {
        Caller caller = caller();
        return key == null ? caller : key().map(caller::withKey).orElse(caller);
    }

    /** The caller, with the key of the request if there is one, and with the key of the thing that is made. */
    public Caller caller(IdempotencyKey.OfThing thing) {
        return keyedCaller().withKey(thing);
    }

    /**
     * Whether this caller may see what the actor has recorded: the caller's own events, or every event with a role that
     * reads.
     */
    boolean mayRead(String actor) {
        return name().equals(actor) || security.isUserInRole(Role.READER) || security.isUserInRole(Role.AUDITOR);
    }

    /**
     * The path of a thing, for the header {@code Location}. It has no scheme and host, because a proxy may change them.
     *
     * @param segments path segments that need no escaping
     */
    public String location(Object... segments) {
        return location(uri, segments);
    }

    static String location(UriInfo uri, Object... segments) {
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
