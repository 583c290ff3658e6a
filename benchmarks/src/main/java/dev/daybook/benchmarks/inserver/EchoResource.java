package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;

/** Answers with the deposit that it was sent: the cost of HTTP, security, JSON reader and writer, without the engine. */
@Path("benchmark-echo/{deposit}")
@Singleton
@DenyAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {

    /** The same JSON as a deposit's. */
    public record Deposit(ClientId account, Money amount, LocalDate occurredOn) {}

    /** Answers with the request's body. */
    @PUT
    @RolesAllowed("writer")
    public Response echo(@PathParam("deposit") ClientId deposit, Deposit body) {
        return Response.ok(body)
                .header("Location", "/api/v1/deposits/" + deposit)
                .build();
    }
}
