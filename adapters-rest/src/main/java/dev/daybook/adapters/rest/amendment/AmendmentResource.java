package dev.daybook.adapters.rest.amendment;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Operations;
import dev.daybook.adapters.rest.command.Operator;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.domain.kernel.Rejection;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Amendments of events: propose, approve, withdraw and see them. */
@Path("amendments")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class AmendmentResource {

    @Inject
    Amendments amendments;

    @Inject
    Operations operations;

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose other data for an event",
            description =
                    "It is tried out in the background, beside the live state: what would change, and whether every"
                            + " event still materializes. The event stays as it is until another person has approved. One"
                            + " amendment of an event is open at a time. There is no dry run, because the trial is one.")
    @APIResponseSchema(value = AmendmentView.class, responseCode = "202")
    public Response propose(@BeanParam Operator operator, ProposeAmendmentRequest request) {
        return operations.once(operator, request, () -> {
            AmendmentCase proposed =
                    amendments.propose(request.position(), request.dataText(), request.reason(), operator.name());
            return Response.accepted(AmendmentView.of(proposed))
                    .header(
                            "Location",
                            operator.location("amendments", proposed.amendment().id()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(summary = "List amendments, the latest first", description = "A cursor is an amendment's id.")
    @APIResponseSchema(AmendmentPage.class)
    public Response list(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit) {
        Page<AmendmentCase> page = Page.cut(
                amendments.findPage(Optional.ofNullable(after), limit.andOneMore()),
                limit,
                known -> known.amendment().id());
        return Response.ok(AmendmentPage.of(page.map(AmendmentView::of))).build();
    }

    @GET
    @Path("{amendment}")
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(summary = "See an amendment", description = "With its trial, and what would change.")
    @APIResponseSchema(AmendmentView.class)
    public Response see(@PathParam("amendment") UUID amendment) {
        return amendments
                .find(amendment)
                .map(known -> Response.ok(AmendmentView.of(known)).build())
                .orElseThrow(() -> Rejection.unknown("amendment", amendment));
    }

    @PUT
    @Path("{amendment}/approval")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            summary = "Approve an amendment",
            description = "Approves the amendment of another person, after its trial has passed. A rebuild of the state"
                    + " begins; when it switches, the original is kept, the data is replaced, and both people and"
                    + " digests are recorded as an event. If the rebuild fails, the event stays as it is, and the"
                    + " amendment stays approved.")
    @APIResponseSchema(value = AmendmentView.class, responseCode = "202")
    public Response approve(@PathParam("amendment") UUID amendment, @BeanParam Operator operator) {
        return operations.once(
                operator,
                () -> Response.accepted(AmendmentView.of(amendments.approve(amendment, operator.name())))
                        .build());
    }

    @DELETE
    @Path("{amendment}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Withdraw an amendment",
            description =
                    "Withdraws an amendment that was not applied yet, approved or not. An applied amendment stays:"
                            + " amend the event again.")
    @APIResponseSchema(AmendmentView.class)
    public Response withdraw(@PathParam("amendment") UUID amendment, @BeanParam Operator operator) {
        return operations.once(
                operator,
                () -> Response.ok(AmendmentView.of(amendments.withdraw(amendment, operator.name())))
                        .build());
    }
}
