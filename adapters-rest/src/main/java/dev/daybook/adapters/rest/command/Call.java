package dev.daybook.adapters.rest.command;

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
        Caller caller = sender().caller();
        return dryRun.requested() ? caller.asDryRun() : caller;
    }

    Sender sender() {
        return Sender.of(security);
    }

    /** The key that the caller has made up for this request, if there is one. */
    public Optional<IdempotencyKey.OfRequest> key() {
        return RequestKey.of(key, sender().name(), resource.getResourceMethod());
    }

    /** The caller, with the key of the request if there is one. */
    public Caller keyedCaller() {
        Caller caller = caller();
        return key == null ? caller : key().map(caller::withKey).orElse(caller);
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
        StringBuilder path = new StringBuilder(base(uri));
        for (Object segment : segments) {
            path.append('/').append(segment);
        }
        return path.toString();
    }

    /** The path of the API, without a slash at the end. */
    static String base(UriInfo uri) {
        String path = uri.getBaseUri().getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The path of a page of the API, such as {@code /accounts/A-17}. */
    String locationOf(String page) {
        return base(uri) + page;
    }
}
