package dev.daybook.adapters.rest.integrity;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Operations;
import dev.daybook.adapters.rest.command.Operator;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.BodyText;
import dev.daybook.adapters.rest.json.JsonBodyReader;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.integrity.IntegrityCheck;
import dev.daybook.application.integrity.IntegrityChecks;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogPosition;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The log as evidence: where its chain ends, and whether the log was changed. */
@Path("integrity")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "event log")
public class IntegrityResource {

    @Inject
    IntegrityChecks checks;

    @Inject
    EventLog log;

    @Inject
    ApiJson json;

    @Inject
    Operations operations;

    @GET
    @Path("head")
    @RolesAllowed(Role.AUDITOR)
    @Operation(
            summary = "See where the chain ends",
            description =
                    "If you keep it elsewhere, it proves later whether the log up to this position was changed or cut"
                            + " off.")
    @APIResponseSchema(HeadView.class)
    public Response head() {
        LogPosition head = log.head().at();
        return StateReading.ok(HeadView.of(head), head.position());
    }

    @POST
    @Path("checks")
    @RolesAllowed(Role.AUDITOR)
    // a request without a body has no media type either
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Check the whole chain",
            description =
                    "In the background: every position, every digest, every hash, and that the chain comes through"
                            + " an earlier head if the body has one. One check runs at a time. There is no dry run.")
    @APIResponseSchema(value = IntegrityCheckView.class, responseCode = "202")
    public Response check(
            @BeanParam Operator operator,
            @Context HttpHeaders headers,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ExpectedHead.class)))
                    InputStream body)
            throws IOException {
        if (headers.getMediaType() != null && !headers.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            throw notJson();
        }
        JsonBodyReader.requirePlainUtf8(headers.getMediaType(), headers.getRequestHeaders());
        String text = BodyText.read(body, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        if (!text.isEmpty() && headers.getMediaType() == null) {
            throw notJson();
        }
        if (text.isEmpty()) {
            return operations.once(operator, () -> begin(Optional.empty(), operator));
        }
        ExpectedHead expected = JsonBodyReader.read(json, text, ExpectedHead.class);
        return operations.once(operator, expected, () -> begin(Optional.of(expected.head()), operator));
    }

    private Response begin(Optional<LogPosition> expected, Operator operator) {
        IntegrityCheck check = checks.begin(expected, operator.name()).orElseThrow(IntegrityChecks::alreadyRunning);
        return Response.accepted(IntegrityCheckView.of(check))
                .header("Location", operator.location("integrity", "checks", check.id()))
                .header(StateReading.POSITION_HEADER, check.target())
                .build();
    }

    private static ProblemException notJson() {
        return ProblemException.unsupported(
                "request.unsupported-media-type", "The expected head is JSON; send Content-Type: application/json.");
    }

    @GET
    @Path("checks")
    @RolesAllowed(Role.AUDITOR)
    @Operation(summary = "List checks, the latest first", description = "A cursor is a check's id.")
    @APIResponseSchema(IntegrityCheckPage.class)
    public Response list(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit) {
        Page<IntegrityCheck> page =
                Page.cut(checks.findPage(Optional.ofNullable(after), limit.andOneMore()), limit, IntegrityCheck::id);
        return StateReading.ok(
                IntegrityCheckPage.of(page.map(IntegrityCheckView::of)),
                log.head().position());
    }

    @GET
    @Path("checks/{id}")
    @RolesAllowed(Role.AUDITOR)
    @Operation(summary = "See a check, while it runs and after")
    @APIResponseSchema(IntegrityCheckView.class)
    public Response see(@PathParam("id") UUID id) {
        IntegrityCheck check = checks.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "integrity.unknown-check", "There is no check of the log with the id " + id + "."));
        return StateReading.ok(IntegrityCheckView.of(check), log.head().position());
    }
}
