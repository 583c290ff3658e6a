package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.AppendedView;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.domain.kernel.ClientId;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deposits: money that comes in. */
@Path("deposits/{deposit}")
@Singleton
@DenyAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "accounts")
public class DepositResource {

    @Inject
    Commands commands;

    @Inject
    RecordedAccounts recorded;

    @PUT
    @RolesAllowed(Role.WRITER)
    @Operation(summary = "Record a deposit", description = "The client id becomes the transaction's id.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response deposit(@PathParam("deposit") ClientId deposit, @BeanParam Call call, DepositFundsRequest request) {
        return commands.makeTransaction(
                request.creator(deposit), "deposit", deposit, call, () -> recorded.deposit(deposit, request.account()));
    }
}
