package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.AppendedView;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Carries;
import dev.daybook.adapters.rest.command.CommandForm;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.command.RequestedCommand;
import dev.daybook.domain.account.DepositFunds;
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
import java.util.List;
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
public class DepositResource implements CommandResource {

    @Inject
    Commands commands;

    @Inject
    RecordedAccounts recorded;

    @PUT
    @RolesAllowed(Role.WRITER)
    @Carries(DepositFunds.class)
    @Operation(summary = "Record a deposit", description = "The client id becomes the transaction's id.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response deposit(@PathParam("deposit") ClientId deposit, @BeanParam Call call, DepositFundsRequest request) {
        return commands.carryOut(command(deposit, request), call);
    }

    private RequestedCommand command(ClientId deposit, DepositFundsRequest request) {
        return RequestedCommand.makingTransaction(
                request.creator(deposit), "deposit", deposit, () -> recorded.deposit(deposit, request.account()));
    }

    @Override
    public List<CommandForm<?, ?>> forms() {
        return List.of(CommandForm.making(DepositFunds.class, DepositFundsRequest.class, this::command));
    }
}
