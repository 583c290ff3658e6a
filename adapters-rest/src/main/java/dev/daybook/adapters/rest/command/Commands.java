package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.PositionRange;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Sends creators to the {@link EventAppender} and makes the HTTP answer. */
@Singleton
public class Commands {

    private final EventAppender appender;

    @Inject
    public Commands(EventAppender appender) {
        this.appender = appender;
    }

    /** Carries a command out, and answers with the positions of its events and where its effect can be seen. */
    public Response carryOut(RequestedCommand command, Call call) {
        Receipt receipt = receipt(command, call);
        return answer(receipt, call.isDryRun(), done -> command.page().map(call::locationOf), AppendedView::of);
    }

    /** Carries a command out whose answer its resource makes. */
    public Receipt receipt(RequestedCommand command, Call call) {
        try {
            return appender.execute(command.creator(), command.sentBy(call.keyedCaller()));
        } catch (Rejection rejection) {
            throw command.explained(rejection, call.sender()::mayRead);
        }
    }

    /** The path of the command's last event, if it has any. */
    public static Optional<String> eventLocation(Receipt receipt, Call call) {
        return receipt.positions().map(positions -> call.location("events", positions.last()));
    }

    /**
     * The answer to a command that was carried out.
     *
     * @param location the path of what the command made or changed
     * @param view the body
     */
    public static Response answer(
            Receipt receipt,
            boolean dryRun,
            Function<Receipt, Optional<String>> location,
            Function<Receipt, Object> view) {
        if (dryRun) {
            return Response.ok(DryRunView.of(receipt)).build();
        }
        Response.ResponseBuilder answer = Response.status(
                        receipt.appended() > 0 ? Response.Status.CREATED : Response.Status.OK)
                .header(
                        StateReading.POSITION_HEADER,
                        receipt.positions().map(PositionRange::last).orElse(receipt.readableFrom()))
                .entity(view.apply(receipt));
        location.apply(receipt).ifPresent(path -> answer.header("Location", path));
        return answer.build();
    }
}
