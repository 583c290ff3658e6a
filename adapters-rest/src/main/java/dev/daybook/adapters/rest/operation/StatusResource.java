package dev.daybook.adapters.rest.operation;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.operation.RecentStatus;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The status of the system, for every role. */
@Path("status")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class StatusResource {

    @Inject
    RecentStatus status;

    @GET
    @RolesAllowed({Role.READER, Role.WRITER, Role.IMPORTER, Role.AUDITOR, Role.OPERATOR, Role.APPROVER})
    @Operation(
            summary = "See the status of the system",
            description =
                    "Its figures may be a second old; readAt says from when they are. The header Cache-Control: no-cache"
                            + " asks for the figures of this moment.")
    @APIResponseSchema(StatusView.class)
    public Response see(@HeaderParam(HttpHeaders.CACHE_CONTROL) @Nullable String cacheControl) {
        boolean wantsNow = cacheControl != null && cacheControl.contains("no-cache");
        StatusView view = StatusView.of(wantsNow ? status.now() : status.recent());
        return StateReading.ok(view, view.statePosition());
    }
}
