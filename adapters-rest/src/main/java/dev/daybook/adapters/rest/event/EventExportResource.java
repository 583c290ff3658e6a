package dev.daybook.adapters.rest.event;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.integrity.LogExport;
import dev.daybook.application.log.EventLog;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exports the log, so that it can be checked elsewhere. */
@Path("events/export")
@Singleton
@DenyAll
@Tag(ref = "event log")
public class EventExportResource {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    LogExport export;

    @Inject
    EventLog log;

    @GET
    @RolesAllowed(Role.AUDITOR)
    @Produces(NDJSON)
    @Operation(
            summary = "Export the log, one event a line",
            description =
                    "The log up to its current end, with everything that its hashes are made of. The data is exactly"
                            + " the text that was digested. daybook-verify.jar checks the export without a server. With"
                            + " after, only the events after that position.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    public Response export(@QueryParam("after") @Nullable EventPosition after) {
        long behind = after == null ? 0 : after.value();
        long last = log.head().position();
        StreamingOutput lines = out -> export.write(behind, last, out);
        return StateReading.ok(lines, last);
    }
}
