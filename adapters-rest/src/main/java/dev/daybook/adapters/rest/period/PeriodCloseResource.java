package dev.daybook.adapters.rest.period;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.AppendedView;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Carries;
import dev.daybook.adapters.rest.command.CommandForm;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.command.RequestedCommand;
import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Freshness;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.period.ApprovePeriodReopening;
import dev.daybook.domain.period.ClosePeriod;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodCloseRepository;
import dev.daybook.domain.period.ProposePeriodReopening;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Period closes: close a period, reopen it by two people, see what is closed. The path names the first open day. */
@Path("period-closes")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "periods")
public class PeriodCloseResource implements CommandResource {

    @Inject
    Commands commands;

    @Inject
    StateReading state;

    @PUT
    @Path("{period}")
    @RolesAllowed(Role.OPERATOR)
    @Carries(ClosePeriod.class)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Close the books before a day",
            description =
                    "No command can date anything before that day any more. If the books before exactly that day are"
                            + " closed for that reason, nothing is appended. A period that was reopened is closed again.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response close(
            @PathParam("period") LocalDate period,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch,
            ClosePeriodRequest request) {
        return commands.carryOut(change(period, request.creator(period), Optional.ofNullable(ifMatch)), call);
    }

    @PUT
    @Path("{period}/reopening")
    @RolesAllowed(Role.OPERATOR)
    @Carries(ProposePeriodReopening.class)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose to reopen a period",
            description = "Only the last closed period can be reopened. It stays closed until another person approves.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response proposeReopening(
            @PathParam("period") LocalDate period,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch,
            ProposeReopeningRequest request) {
        return commands.carryOut(change(period, request.creator(period), Optional.ofNullable(ifMatch)), call);
    }

    @PUT
    @Path("{period}/reopening/approval")
    @RolesAllowed(Role.APPROVER)
    @Carries(ApprovePeriodReopening.class)
    @Operation(
            summary = "Approve the reopening of a period",
            description =
                    "Approves what another person has proposed. There is no body. If the period is reopened already,"
                            + " nothing is appended.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response approveReopening(
            @PathParam("period") LocalDate period,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch) {
        return commands.carryOut(
                change(period, new ApprovePeriodReopening(period), Optional.ofNullable(ifMatch)), call);
    }

    @Override
    public List<CommandForm<?, ?>> forms() {
        return List.of(
                new CommandForm<>(
                        ClosePeriod.class,
                        LocalDate.class,
                        ClosePeriodRequest.class,
                        (period, request, ifMatch) -> change(period, request.creator(period), ifMatch)),
                new CommandForm<>(
                        ProposePeriodReopening.class,
                        LocalDate.class,
                        ProposeReopeningRequest.class,
                        (period, request, ifMatch) -> change(period, request.creator(period), ifMatch)),
                new CommandForm<>(
                        ApprovePeriodReopening.class,
                        LocalDate.class,
                        ApprovePeriodReopeningLine.class,
                        (period, line, ifMatch) -> change(period, new ApprovePeriodReopening(period), ifMatch)));
    }

    private static RequestedCommand change(LocalDate period, Creator creator, Optional<EntityTags> ifMatch) {
        String page = "/period-closes/" + period;
        return RequestedCommand.changing(creator, page)
                .requiring(PeriodCloseView.TAG.requiredBy(
                        ifMatch,
                        page,
                        access -> access.state(PeriodCloseRepository.class)
                                .findLatest(period)
                                .map(PeriodClose::position)));
    }

    @GET
    @Path("{period}")
    @RolesAllowed({Role.READER, Role.AUDITOR, Role.OPERATOR, Role.APPROVER})
    @Operation(
            summary = "See a period close",
            description = "If the period was closed again after a reopening, this is the last close.")
    @APIResponseSchema(PeriodCloseView.class)
    public Response see(
            @PathParam("period") LocalDate period,
            @HeaderParam(EntityTags.IF_NONE_MATCH) @Nullable EntityTags ifNoneMatch,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        var found = state.read(
                atLeast, access -> access.state(PeriodCloseRepository.class).findLatest(period));
        PeriodCloseView view =
                PeriodCloseView.of(found.answer().orElseThrow(() -> Rejection.unknown("period", period)));
        String tag = PeriodCloseView.TAG.of(view.position(), found.generation());
        return StateReading.tagged(view, tag, found.position(), ifNoneMatch);
    }

    @GET
    @RolesAllowed({Role.READER, Role.AUDITOR, Role.OPERATOR, Role.APPROVER})
    @Operation(
            summary = "List period closes",
            description =
                    "In the order in which they were recorded, also those that were reopened. A cursor is the position"
                            + " of a close's first event.")
    @APIResponseSchema(PeriodClosePage.class)
    public Response list(
            @QueryParam("after") @Nullable EventPosition after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        long behind = after == null ? 0 : after.value();
        var found = state.read(atLeast, access -> {
            List<PeriodClose> closes = access.state(PeriodCloseRepository.class).findPage(behind, limit.andOneMore());
            return Page.cut(closes, limit, close -> close.closed().position());
        });
        return StateReading.ok(PeriodClosePage.of(found.answer().map(PeriodCloseView::of)), found.position());
    }
}
