package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.AppendedView;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.domain.account.SettleInterest;
import dev.daybook.domain.kernel.ClientId;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The interest of one account, without a calculation for all accounts. */
@Path("accounts/{account}/interest-settlement/{date}")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "accounts")
public class InterestSettlementResource {

    @Inject
    Commands commands;

    @PUT
    @RolesAllowed(Role.WRITER)
    @Operation(
            summary = "Credit an account with the interest that it is owed",
            description = "Up to that day. There is no body. If less than the smallest amount of the currency is owed,"
                    + " nothing is appended: it is carried on.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response settle(
            @PathParam("account") ClientId account,
            @PathParam("date") LocalDate date,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch) {
        return commands.change(
                new SettleInterest(account, date),
                call,
                call.location("accounts", account),
                AccountResource.required(ifMatch, account));
    }
}
