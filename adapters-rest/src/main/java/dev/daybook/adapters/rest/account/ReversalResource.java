package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.AppendedView;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Carries;
import dev.daybook.adapters.rest.command.CommandForm;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.command.RequestedCommand;
import dev.daybook.domain.account.ReverseTransaction;
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

/** Reversals: transactions that take another transaction back. */
@Path("reversals/{reversal}")
@Singleton
@DenyAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "accounts")
public class ReversalResource implements CommandResource {

    @Inject
    Commands commands;

    @Inject
    RecordedAccounts recorded;

    @PUT
    @RolesAllowed(Role.WRITER)
    @Carries(ReverseTransaction.class)
    @Operation(
            summary = "Reverse a transaction",
            description =
                    "Each posting of the transaction gets a counter-posting, in one event. A transaction is reversed"
                            + " once; a reversal is not reversed. All accounts must be open. If a balance would become negative,"
                            + " the caller needs the role approver beside writer. The client id becomes the transaction's id.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response reverse(
            @PathParam("reversal") ClientId reversal, @BeanParam Call call, ReverseTransactionRequest request) {
        return commands.carryOut(command(reversal, request), call);
    }

    private RequestedCommand command(ClientId reversal, ReverseTransactionRequest request) {
        return RequestedCommand.makingTransaction(
                request.creator(reversal), "reversal", reversal, () -> recorded.reversal(reversal));
    }

    @Override
    public List<CommandForm<?, ?>> forms() {
        return List.of(CommandForm.making(ReverseTransaction.class, ReverseTransactionRequest.class, this::command));
    }
}
