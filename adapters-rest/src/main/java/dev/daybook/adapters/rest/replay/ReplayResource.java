package dev.daybook.adapters.rest.replay;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Operations;
import dev.daybook.adapters.rest.command.Operator;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replays;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rebuilds and verifications of the state. */
@Path("replays")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class ReplayResource {

    @Inject
    Replays replays;

    @Inject
    ReplayProgress progress;

    @Inject
    Operations operations;

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Rebuild the state, or verify it",
            description = "In the background, beside the live state, which serves all the time: rebuild puts the new"
                    + " state in its place, verify compares the two at one position and changes nothing. One replay"
                    + " runs at a time. There is no dry run.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "202")
    public Response begin(@BeanParam Operator operator, ReplayRequest request) {
        Replay.Kind kind = request.ofKind();
        return operations.once(operator, request, () -> {
            Replay replay =
                    replays.begin(kind, request.keepsFormer(), operator.name()).orElseThrow(Replays::alreadyRunning);
            return Response.accepted(ReplayView.of(replay))
                    .header("Location", operator.location("replays", replay.id()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "List replays, the latest first", description = "A cursor is a replay's id.")
    @APIResponseSchema(ReplayPage.class)
    public Response list(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit) {
        Page<Replay> page =
                Page.cut(replays.findPage(Optional.ofNullable(after), limit.andOneMore()), limit, Replay::id);
        return Response.ok(ReplayPage.of(page.map(ReplayView::of))).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "See a replay, while it runs and after")
    @APIResponseSchema(ReplayView.class)
    public Response see(@PathParam("id") UUID id) {
        return Response.ok(ReplayView.of(existing(id))).build();
    }

    @GET
    @Path("{id}/progress")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Watch a replay",
            description = "Twice a second an event named like the replay's status, whose id is the position and whose"
                    + " data is the replay; the last one when it has ended.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Response watch(@PathParam("id") UUID id) {
        existing(id);
        StreamingOutput events = out -> progress.write(id, out);
        return Response.ok(events).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Cancel a replay",
            description =
                    "The replay stops within seconds, and the live state does not change. A replay that is switching"
                            + " ends first.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "202")
    public Response cancel(@PathParam("id") UUID id, @BeanParam Operator operator) {
        return operations.once(operator, () -> {
            existing(id);
            if (!replays.cancel(id, operator.name())) {
                throw Rejection.conflict(
                        "replay.ended",
                        "Replay " + id + " has ended and cannot be cancelled. GET /replays/" + id + " shows how.");
            }
            return Response.accepted(ReplayView.of(existing(id))).build();
        });
    }

    private Replay existing(UUID id) {
        return replays.find(id)
                .orElseThrow(() ->
                        ProblemException.notFound("replay.unknown", "There is no replay with the id " + id + "."));
    }
}
