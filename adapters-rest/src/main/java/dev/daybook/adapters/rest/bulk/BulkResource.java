package dev.daybook.adapters.rest.bulk;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.BulkCall;
import dev.daybook.adapters.rest.command.Sender;
import dev.daybook.adapters.rest.json.JsonBodyReader;
import dev.daybook.adapters.rest.json.LineReader;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many commands in one request. */
@Path("commands")
@Singleton
@DenyAll
@Tag(ref = "commands")
public class BulkResource {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    BulkCommands commands;

    @POST
    @RolesAllowed({Role.WRITER, Role.OPERATOR, Role.APPROVER})
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            summary = "Carry out many commands, one a line",
            description =
                    "A line is an object: command is the creator's name, id is what the path of the command's own route"
                            + " names, key is the Idempotency-Key and ifMatch the If-Match of that route, both optional. The"
                            + " other fields are those of the route's body. Commands are carried out in the order of the"
                            + " lines. Each is checked against the roles of its own route, and is answered by a line:"
                            + " {\"line\", \"status\", \"first\", \"last\", \"position\", \"location\"}, or the problem. A"
                            + " refused line hurts no other line. The body may have any length; a client that sends more"
                            + " than 10,000 lines must read answers meanwhile. There is no dry run.")
    @APIResponse(
            responseCode = "200",
            description = "An answer a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    public Response carryOut(
            @BeanParam BulkCall call,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
                    InputStream body)
            throws IOException {
        JsonBodyReader.requirePlainUtf8(headers.getMediaType(), headers.getRequestHeaders());
        Sender sender = call.sender();
        String base = call.base();
        LineReader lines = new LineReader(body);
        BulkCommands.requireText(lines.firstByte());
        Closeable connection = ClientConnection.ofThisRequest();
        StreamingOutput answers = out -> commands.run(lines, sender, base, out, connection);
        return Response.ok(answers).build();
    }
}
