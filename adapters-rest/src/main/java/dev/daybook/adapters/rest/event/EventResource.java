package dev.daybook.adapters.rest.event;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.BodyText;
import dev.daybook.adapters.rest.json.JsonBodyReader;
import dev.daybook.adapters.rest.json.LineReader;
import dev.daybook.adapters.rest.parameter.BatchSize;
import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.parameter.OnRefusedLine;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.problem.EventProblem;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.adapters.rest.read.EventView;
import dev.daybook.adapters.rest.read.Freshness;
import dev.daybook.adapters.rest.read.OwnRecords;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.EventImport;
import dev.daybook.application.append.FactIds;
import dev.daybook.application.append.FactReader;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.EventLog.Seen;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The event log: append facts from outside, and see what was recorded. */
@Path("events")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "event log")
public class EventResource {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    EventAppender appender;

    @Inject
    FactReader facts;

    @Inject
    EventImport eventImport;

    @Inject
    Amendments amendments;

    @Inject
    EventLog log;

    @Inject
    EventSearch search;

    @Inject
    OwnRecords ownRecords;

    @Inject
    ApiJson json;

    @POST
    @RolesAllowed(Role.IMPORTER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Append one event or many, all or none",
            description = "Raw events are facts from outside: only integrity is enforced. The rules of commands do not"
                    + " apply: a fact may overdraw an account, or pay into a closed one. An id that is in the log already"
                    + " with the same content is a repeat, with other content a 409.")
    @APIResponseSchema(value = AppendedEventsView.class, responseCode = "201")
    public Response append(
            @BeanParam Call call,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                AppendEventRequest.class,
                                                                AppendEventRequest[].class
                                                            })))
                    InputStream body)
            throws IOException {
        JsonBodyReader.requirePlainUtf8(headers.getMediaType(), headers.getRequestHeaders());
        String text = BodyText.read(body, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        List<ProposedEvent> events = proposals(new AppendEventReader(json).readAll(text));
        return Commands.answer(
                appender.append(events, call.keyedCaller()),
                call.isDryRun(),
                receipt -> Commands.eventLocation(receipt, call),
                AppendedEventsView::of);
    }

    @POST
    @Path("import")
    @RolesAllowed(Role.IMPORTER)
    @Consumes(NDJSON)
    @Operation(
            summary = "Import events, one a line",
            description =
                    "Appended in atomic batches. The first refused line stops the import; what was committed before"
                            + " stays, and sending the same file again continues after it. With refused=collect the import goes"
                            + " on, and the answer lists the first 1,000 refused lines. Events should have ids, or the request an"
                            + " Idempotency-Key, from which ids are made: events without either are not recognised when they are"
                            + " sent again. There is no dry run.")
    @APIResponseSchema(value = ImportView.class, responseCode = "201")
    public Response importLines(
            @BeanParam Call call,
            @QueryParam("batch") @DefaultValue(BatchSize.DEFAULT) BatchSize batch,
            @QueryParam("refused") @Nullable OnRefusedLine refused,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
                    InputStream body) {
        JsonBodyReader.requirePlainUtf8(headers.getMediaType(), headers.getRequestHeaders());
        if (call.isDryRun()) {
            throw ProblemException.unreadable(
                    "request.no-dry-run",
                    "An import takes no dry run, because each batch builds on the one before. Try single events with"
                            + " POST /events.");
        }
        boolean collects = refused != null && refused.isCollected();
        EventImport.Outcome outcome = eventImport.run(
                new ImportLines(new LineReader(body), new AppendEventReader(json), facts),
                new EventImport.Order(batch.value(), collects, call.key().map(this::ids)),
                call.caller());
        Response.ResponseBuilder answer = Response.status(
                        outcome.appended() > 0 ? Response.Status.CREATED : Response.Status.OK)
                .header(
                        StateReading.POSITION_HEADER,
                        outcome.last().orElseGet(() -> log.head().position()))
                .entity(collects ? ImportView.withRefusedLines(outcome) : ImportView.of(outcome));
        outcome.last().ifPresent(last -> answer.header("Location", call.location("events", last)));
        return answer.build();
    }

    @GET
    @RolesAllowed(Role.AUDITOR)
    @Operation(
            summary = "List recorded events",
            description =
                    "In order. A cursor is a position. An unknown account or company is a 422. An EventAmended is about"
                            + " what the amended event was and is about, and shows that event as it is now.")
    @APIResponseSchema(EventPage.class)
    public Response list(
            @QueryParam("after") @Nullable EventPosition after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("name") @Nullable EventName name,
            @QueryParam("account") @Nullable ClientId account,
            @QueryParam("company") @Nullable ClientId company,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("until") @Nullable Instant until,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        EventFilter filter = search.filter(name, account, company, since, until);
        long behind = after == null ? 0 : after.value();
        Seen<List<RecordedEvent>> seen = fresh(atLeast, () -> log.see(behind, limit.andOneMore(), filter));
        Page<RecordedEvent> page = Page.cut(seen.answer(), limit, RecordedEvent::position);
        return StateReading.ok(
                EventPage.of(page.map(event -> EventView.of(event, log.findAmendedBy(event)))), seen.head());
    }

    @GET
    @Path("{position}")
    @RolesAllowed({Role.AUDITOR, Role.IMPORTER})
    @Operation(
            summary = "See the event at a position, with its amendments",
            description = "An importer who is no auditor sees the events that they have recorded themselves.")
    @APIResponseSchema(EventView.class)
    public Response see(
            @PathParam("position") EventPosition position,
            @Context SecurityContext security,
            @HeaderParam(EntityTags.IF_NONE_MATCH) @Nullable EntityTags ifNoneMatch,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        Seen<Optional<RecordedEvent>> seen = fresh(atLeast, () -> log.see(position.value()));
        if (seen.answer().isPresent()) {
            ownRecords.requireReadable(position.value(), Role.AUDITOR, security, "The event at position " + position);
        }
        return see(seen, "at position " + position, ifNoneMatch);
    }

    @GET
    @Path("by-id/{id}")
    @RolesAllowed(Role.AUDITOR)
    @Operation(summary = "See the event with an id, with its amendments")
    @APIResponseSchema(EventView.class)
    public Response seeById(
            @PathParam("id") UUID id,
            @HeaderParam(EntityTags.IF_NONE_MATCH) @Nullable EntityTags ifNoneMatch,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        return see(fresh(atLeast, () -> log.seeById(id)), "with the id " + id, ifNoneMatch);
    }

    private Response see(Seen<Optional<RecordedEvent>> seen, String which, @Nullable EntityTags ifNoneMatch) {
        RecordedEvent found = seen.answer()
                .orElseThrow(() -> ProblemException.notFound("event.unknown", "There is no event " + which + "."));
        EventView view = EventView.of(found, log.findAmendedBy(found), amendmentsOf(found));
        return StateReading.tagged(view, view.tag(), seen.head(), ifNoneMatch);
    }

    /** An event that was never amended costs no query. */
    private List<Amendment> amendmentsOf(RecordedEvent event) {
        return event.amended().isPresent() ? amendments.findApplied(event.position()) : List.of();
    }

    private static <T> Seen<T> fresh(EventPosition atLeast, Supplier<Seen<T>> read) {
        return Freshness.await(atLeast, read, Seen::head);
    }

    private FactIds ids(IdempotencyKey.OfRequest key) {
        return new FactIds(
                key.text(), key.textWithoutOwner(), id -> log.findById(id).isPresent());
    }

    private List<ProposedEvent> proposals(List<AppendEventRequest> requests) {
        List<ProposedEvent> events = new ArrayList<>(requests.size());
        for (AppendEventRequest request : requests) {
            try {
                events.add(request.proposal(facts));
            } catch (Rejection | UnreadableEvent refusal) {
                throw new EventProblem(events.size(), refusal);
            }
        }
        return events;
    }
}
