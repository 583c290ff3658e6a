package dev.daybook.adapters.rest.command;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Caller.Precondition;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A command as a request asks for it: what is sent through the corridor, and what the answer needs. It is the same for the
 * command's own route and for a line of many commands.
 */
public final class RequestedCommand {

    private final Creator creator;
    private final Optional<String> page;
    private final Optional<IdempotencyKey> key;
    private final Optional<Precondition> precondition;
    private final @Nullable Made made;

    /** The thing that a command makes, and a look for what was recorded if it exists with other content. */
    private record Made(
            String noun, ClientId clientId, String page, Record content, Supplier<Optional<RecordedThing>> recorded) {}

    private RequestedCommand(
            Creator creator,
            Optional<String> page,
            Optional<IdempotencyKey> key,
            Optional<Precondition> precondition,
            @Nullable Made made) {
        this.creator = creator;
        this.page = page;
        this.key = key;
        this.precondition = precondition;
        this.made = made;
    }

    /**
     * A command that makes a thing. The thing's client id is a key that recognises a repeat, beside the caller's.
     *
     * @param page the thing's page, relative to the API's base, such as {@code /accounts/A-17}
     * @param recorded finds what was recorded, if the thing exists with other content
     */
    public static <C extends Record & Creator> RequestedCommand making(
            C creator, String noun, ClientId clientId, String page, Supplier<Optional<RecordedThing>> recorded) {
        return new RequestedCommand(
                creator,
                Optional.of(page),
                Optional.of(new IdempotencyKey.OfThing(noun, clientId)),
                Optional.empty(),
                new Made(noun, clientId, page, creator, recorded));
    }

    /** A command that makes a transaction: a movement of any kind has the same kind of page. */
    public static <C extends Record & Creator> RequestedCommand makingTransaction(
            C creator, String noun, ClientId clientId, Supplier<Optional<RecordedThing>> recorded) {
        return making(creator, noun, clientId, "/transactions/" + clientId, recorded);
    }

    /**
     * A command that changes a thing. If the thing is as the command wants it, nothing is appended. Only the caller's key
     * recognises a repeat after another change.
     */
    public static RequestedCommand changing(Creator creator, String page) {
        return new RequestedCommand(creator, Optional.of(page), Optional.empty(), Optional.empty(), null);
    }

    /** A command that is recognised by that key, and whose effect has no page of its own. */
    public static RequestedCommand keyed(Creator creator, IdempotencyKey key) {
        return new RequestedCommand(creator, Optional.empty(), Optional.of(key), Optional.empty(), null);
    }

    /** The same command, if the precondition holds. */
    public RequestedCommand requiring(Optional<Precondition> condition) {
        return new RequestedCommand(creator, page, key, condition, made);
    }

    /** What decides. */
    public Creator creator() {
        return creator;
    }

    /** Where what the command makes or changes can be seen, relative to the API's base. */
    public Optional<String> page() {
        return page;
    }

    /** The caller with the key of what the command makes, and with the precondition. */
    public Caller sentBy(Caller caller) {
        Caller keyed = key.map(caller::withKey).orElse(caller);
        return precondition.map(keyed::requiring).orElse(keyed);
    }

    /**
     * What the caller is told of the rejection: if the thing exists with other content, also what differs.
     *
     * @param mayRead whether the caller may see what that actor has recorded
     */
    public Rejection explained(Rejection rejection, Predicate<String> mayRead) {
        if (made == null || !rejection.code().equals(made.noun() + ".exists")) {
            return rejection;
        }
        return RecordedThing.conflict(
                rejection,
                made.noun(),
                made.clientId(),
                made.recorded().get(),
                made.content(),
                made.page(),
                thing -> mayRead.test(thing.actor()));
    }
}
