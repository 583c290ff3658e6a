package dev.daybook.adapters.rest.task;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Operations;
import dev.daybook.adapters.rest.command.Operator;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskOperations;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.domain.kernel.Rejection;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger of tasks: see what waits, what is dead and why, and decide about it. */
@Path("tasks")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "operations")
public class TaskResource {

    @Inject
    TaskLedger ledger;

    @Inject
    TaskHandlers handlers;

    @Inject
    TaskOperations operations;

    @Inject
    Operations keyed;

    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "List tasks", description = "In the order of their events.")
    @APIResponseSchema(TaskPage.class)
    public Response list(
            @QueryParam("status") @Nullable TaskStatus status,
            @QueryParam("kind") @Nullable TaskKind kind,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit) {
        List<RecordedTaskState> tasks = ledger.findPage(
                Optional.ofNullable(status),
                Optional.ofNullable(kind).map(TaskKind::value),
                Optional.ofNullable(after),
                limit.andOneMore());
        Page<RecordedTaskState> page = Page.cut(tasks, limit, RecordedTaskState::id);
        return Response.ok(TaskPage.of(page.map(task -> TaskView.of(task, handlers))))
                .build();
    }

    @GET
    @Path("{task}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "See a task",
            description = "With every attempt, and with what operators did. An attempt without an end is"
                    + " still running, or its server died during it.")
    @APIResponseSchema(TaskHistoryView.class)
    public Response see(@PathParam("task") UUID task) {
        return ledger.find(task)
                .map(found -> Response.ok(TaskHistoryView.of(found, handlers)).build())
                .orElseThrow(() -> Rejection.unknown("task", task));
    }

    @PUT
    @Path("{task}/retry")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Retry a task",
            description = "A task that is dead, or waits, is tried again at once, with all its attempts. 409 if it is"
                    + " finished.")
    @APIResponseSchema(TaskView.class)
    public Response retry(@PathParam("task") UUID task, @BeanParam Operator operator) {
        return keyed.once(
                operator,
                () -> Response.ok(TaskView.of(operations.retry(task, operator.name()), handlers))
                        .build());
    }

    @PUT
    @Path("retry")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Retry all dead tasks", description = "If a kind is given, only tasks of this kind.")
    @APIResponseSchema(RetriedView.class)
    public Response retryDead(@QueryParam("kind") @Nullable TaskKind kind, @BeanParam Operator operator) {
        return keyed.once(
                operator,
                () -> Response.ok(new RetriedView(
                                operations.retryDead(Optional.ofNullable(kind).map(TaskKind::value), operator.name())))
                        .build());
    }

    @PUT
    @Path("{task}/discard")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Discard a task",
            description =
                    "The task is not carried out any more. The reason is recorded. 409 if it is done, or running.")
    @APIResponseSchema(TaskView.class)
    public Response discard(@PathParam("task") UUID task, @BeanParam Operator operator, DiscardTaskRequest request) {
        return keyed.once(
                operator,
                request,
                () -> Response.ok(TaskView.of(operations.discard(task, operator.name(), request.reason()), handlers))
                        .build());
    }
}
