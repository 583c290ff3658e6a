package dev.daybook.adapters.rest.webhook;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Operations;
import dev.daybook.adapters.rest.command.Operator;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.application.webhook.WebhookOperations;
import dev.daybook.application.webhook.Webhooks;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks: the URLs that recorded events are sent to. */
@Path("webhooks")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class WebhookResource {

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookOperations operations;

    @Inject
    Operations keyed;

    @Inject
    EventCatalogue catalogue;

    @PUT
    @Path("{webhook}")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create or change a webhook",
            description = "Every event of these names that is recorded from then on is sent to the URL by POST, as a"
                    + " CloudEvent in JSON, at least once and the events of one thing in their order. An empty"
                    + " list of names means all events. A repeat has the same Idempotency-Key. Webhook-Signature is"
                    + " t=SECONDS,v1=HEX, where HEX is the HMAC-SHA256 over SECONDS.IDEMPOTENCY-KEY.BODY, keyed by the"
                    + " secret. Any 2xx is an acknowledgement; redirects are not followed. The secret is never shown;"
                    + " a change without one keeps it.")
    @APIResponse(
            responseCode = "200",
            description = "It existed and was changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookView.class)))
    public Response put(
            @PathParam("webhook") ClientId webhook, @BeanParam Operator operator, PutWebhookRequest request) {
        return keyed.once(operator, request, () -> {
            boolean isNew = operations.put(request.webhook(webhook, catalogue), request.secret(), operator.name());
            return webhooks.find(webhook)
                    .map(entry -> Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                            .header("Location", operator.path())
                            .entity(WebhookView.of(entry))
                            .build())
                    .orElseThrow(() -> Rejection.unknown("webhook", webhook));
        });
    }

    @GET
    @Path("{webhook}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "See a webhook")
    @APIResponseSchema(WebhookView.class)
    public Response see(@PathParam("webhook") ClientId webhook) {
        return webhooks.find(webhook)
                .map(entry -> Response.ok(WebhookView.of(entry)).build())
                .orElseThrow(() -> Rejection.unknown("webhook", webhook));
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "List webhooks")
    @APIResponseSchema(WebhookPage.class)
    public Response list(
            @QueryParam("after") @Nullable ClientId after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit) {
        Page<Webhooks.Entry> page = Page.cut(
                webhooks.findPage(Optional.ofNullable(after), limit.andOneMore()),
                limit,
                entry -> entry.webhook().clientId());
        return Response.ok(WebhookPage.of(page.map(WebhookView::of))).build();
    }

    @DELETE
    @Path("{webhook}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Remove a webhook", description = "The tasks that wait for it are discarded.")
    @APIResponseSchema(value = RemovedView.class, responseCode = "200")
    public Response remove(@PathParam("webhook") ClientId webhook, @BeanParam Operator operator) {
        return keyed.once(
                operator,
                () -> Response.ok(new RemovedView(operations.remove(webhook, operator.name())))
                        .build());
    }
}
