package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.PositionRange;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Sends creators through the corridor, and answers. */
@Singleton
public class Commands {

    private final EventAppender appender;

    @Inject
    public Commands(EventAppender appender) {
        this.appender = appender;
    }

    /** A command that makes a thing, recognised by its client id when it is sent again. */
    public Response make(Creator creator, String noun, ClientId clientId, Call call, String location) {
        return carryOut(creator, call.caller(new IdempotencyKey.OfThing(noun, clientId)), Optional.of(location));
    }

    /** A command that makes a transaction: a thing without a page of its own, to be found where its event is. */
    public Response makeTransaction(Creator creator, String noun, ClientId clientId, Call call) {
        return answer(
                appender.execute(creator, call.caller(new IdempotencyKey.OfThing(noun, clientId))),
                call.isDryRun(),
                receipt -> eventLocation(receipt, call),
                AppendedView::of);
    }

    /** A command that changes a thing; it needs no key, because sent again it changes nothing. */
    public Response change(Creator creator, Call call, String location) {
        return carryOut(creator, call.caller(), Optional.of(location));
    }

    private Response carryOut(Creator creator, Caller caller, Optional<String> location) {
        return answer(appender.execute(creator, caller), caller.dryRun(), receipt -> location, AppendedView::of);
    }

    /** Where a command's last event is, if it has any. */
    public static Optional<String> eventLocation(Receipt receipt, Call call) {
        return receipt.positions().map(positions -> call.location("events", positions.last()));
    }

    /**
     * The answer to a command that was carried out.
     *
     * @param location where what it has made or changed can be seen
     * @param view what the body says
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
