package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Caller.Precondition;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.PositionRange;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends creators to the {@link EventAppender} and makes the HTTP answer. */
@Singleton
public class Commands {

    private final EventAppender appender;

    @Inject
    public Commands(EventAppender appender) {
        this.appender = appender;
    }

    /**
     * Sends a command that makes a thing. The thing's client id is a key that recognises a repeat, beside the caller's.
     *
     * @param page the thing's page, relative to the API's base, such as {@code /accounts/A-17}
     * @param recorded finds what was recorded, if the thing exists with other content
     */
    public <C extends Record & Creator> Response make(
            C creator,
            String noun,
            ClientId clientId,
            Call call,
            String page,
            Supplier<Optional<RecordedThing>> recorded) {
        return make(creator, noun, clientId, call, page, recorded, Optional.empty());
    }

    /** The same, if the precondition holds. */
    public <C extends Record & Creator> Response make(
            C creator,
            String noun,
            ClientId clientId,
            Call call,
            String page,
            Supplier<Optional<RecordedThing>> recorded,
            Optional<Precondition> precondition) {
        Caller caller = requiring(precondition, call.caller(new IdempotencyKey.OfThing(noun, clientId)));
        Receipt receipt = execute(creator, noun, clientId, call, caller, page, recorded);
        String location = call.location((Object[]) page.substring(1).split("/"));
        return answer(receipt, call.isDryRun(), done -> Optional.of(location), AppendedView::of);
    }

    /** Sends a command that makes a transaction: a movement of any kind has the same kind of page. */
    public <C extends Record & Creator> Response makeTransaction(
            C creator, String noun, ClientId clientId, Call call, Supplier<Optional<RecordedThing>> recorded) {
        return make(creator, noun, clientId, call, "/transactions/" + clientId, recorded);
    }

    private <C extends Record & Creator> Receipt execute(
            C creator,
            String noun,
            ClientId clientId,
            Call call,
            Caller caller,
            String page,
            Supplier<Optional<RecordedThing>> recorded) {
        try {
            return appender.execute(creator, caller);
        } catch (Rejection rejection) {
            if (!rejection.code().equals(noun + ".exists")) {
                throw rejection;
            }
            throw RecordedThing.conflict(
                    rejection, noun, clientId, recorded.get(), creator, page, thing -> call.mayRead(thing.actor()));
        }
    }

    /**
     * Sends a command that changes a thing, if the precondition holds. If the thing is as the command wants it, nothing is
     * appended. Only the caller's key recognises a repeat after another change.
     */
    public Response change(Creator creator, Call call, String location, Optional<Precondition> precondition) {
        Receipt receipt = appender.execute(creator, requiring(precondition, call.keyedCaller()));
        return answer(receipt, call.isDryRun(), done -> Optional.of(location), AppendedView::of);
    }

    private static Caller requiring(Optional<Precondition> precondition, Caller caller) {
        return precondition.map(caller::requiring).orElse(caller);
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
