package dev.daybook.adapters.rest.schedule;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.application.schedule.Schedules;
import dev.daybook.domain.kernel.ClientId;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Schedules: the commands that a calendar sends, and what came of them. */
@Path("schedules")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class ScheduleResource {

    @Inject
    Schedules schedules;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(
            summary = "List schedules",
            description = "Every schedule with its calendar, its next date, the date that was tried last, and the dates"
                    + " that are tried again because their command was refused, failed or could not be taken. The"
                    + " setting DAYBOOK_SCHEDULES switches schedules on.")
    @APIResponseSchema(SchedulePage.class)
    public Response list(
            @QueryParam("after") @Nullable ClientId after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit) {
        Page<Schedules.Status> page = Page.cut(
                schedules.findPage(Optional.ofNullable(after).map(ClientId::value), limit.andOneMore()),
                limit,
                Schedules.Status::name);
        return Response.ok(SchedulePage.of(page.map(ScheduleView::of))).build();
    }
}
