package dev.daybook.adapters.rest.operation;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.operation.SystemStatus;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The status of the system, for every role. */
@Path("status")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class StatusResource {

    @Inject
    SystemStatus status;

    @GET
    @RolesAllowed({Role.READER, Role.WRITER, Role.IMPORTER, Role.AUDITOR, Role.OPERATOR, Role.APPROVER})
    @Operation(summary = "See the status of the system")
    @APIResponseSchema(StatusView.class)
    public Response see() {
        StatusView view = StatusView.of(status.report());
        return StateReading.ok(view, view.statePosition());
    }
}
