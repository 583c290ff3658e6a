package dev.daybook.benchmarks.inserver;

import dev.daybook.adapters.rest.account.AccountResource;
import dev.daybook.adapters.rest.account.TransactionResource;
import dev.daybook.adapters.rest.event.EventResource;
import dev.daybook.adapters.rest.operation.StatusResource;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.domain.kernel.ClientId;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers reads with what the real resource answered once: the cost of HTTP, security and JSON for an answer of that size,
 * without the databases.
 */
@Path("benchmark-echo-of")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class EchoReads {

    private static final EventPosition ANY = new EventPosition(0);

    private final Map<String, Response> kept = new ConcurrentHashMap<>();

    @Inject
    private AccountResource accounts;

    @Inject
    private TransactionResource transactions;

    @Inject
    private EventResource events;

    @Inject
    private StatusResource status;

    /** An account. */
    @GET
    @Path("accounts/{account}")
    @RolesAllowed("reader")
    public Response account(@PathParam("account") ClientId account) {
        return echo("account", () -> accounts.see(account, null, ANY));
    }

    /** A page of accounts. */
    @GET
    @Path("accounts")
    @RolesAllowed("reader")
    public Response accounts(@QueryParam("after") @Nullable ClientId after, @QueryParam("limit") PageLimit limit) {
        return echo("accounts", () -> accounts.list(null, after, limit, ANY));
    }

    /** A page of postings. */
    @GET
    @Path("accounts/{account}/postings")
    @RolesAllowed("reader")
    public Response postings(@PathParam("account") ClientId account, @QueryParam("limit") PageLimit limit) {
        return echo("postings", () -> accounts.postings(account, null, limit, ANY));
    }

    /** A transaction. */
    @GET
    @Path("transactions/{transaction}")
    @RolesAllowed("reader")
    public Response transaction(@PathParam("transaction") ClientId transaction, @Context SecurityContext security) {
        return echo("transaction", () -> transactions.see(transaction, security, null, ANY));
    }

    /** An event. */
    @GET
    @Path("events/{position}")
    @RolesAllowed("auditor")
    public Response event(@PathParam("position") EventPosition position, @Context SecurityContext security) {
        return echo("event", () -> events.see(position, security, null, ANY));
    }

    /** A page of events. */
    @GET
    @Path("events")
    @RolesAllowed("auditor")
    public Response events(@QueryParam("after") EventPosition after, @QueryParam("limit") PageLimit limit) {
        return echo("events", () -> events.list(after, limit, null, null, null, null, null, ANY));
    }

    /** The status. */
    @GET
    @Path("status")
    @RolesAllowed("reader")
    public Response status() {
        return echo("status", () -> status.see(null));
    }

    private Response echo(String read, Supplier<Response> real) {
        Response first = kept.computeIfAbsent(read, name -> real.get());
        // a response is written once; the view in it is not changed by that
        return Response.fromResponse(first).build();
    }
}
