package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import java.util.Optional;

/**
 * How a command is made of the values that its caller sends. Its route gives them as path, body and header, a line of
 * {@code POST /commands} as fields of one object.
 *
 * @param creator the command
 * @param id the type of the first variable in the route's path, which is the line's {@code id}
 * @param body the type of the other fields
 */
public record CommandForm<I, B extends Record>(
        Class<? extends Creator> creator, Class<I> id, Class<B> body, Reading<I, B> reading) {

    /** Makes the command of its values. */
    @FunctionalInterface
    public interface Reading<I, B> {

        /**
         * The command.
         *
         * @param ifMatch the tags that the thing must have one of; always empty if the route does not take them
         */
        RequestedCommand command(I id, B body, Optional<EntityTags> ifMatch);
    }

    /** Makes the command of its values, if its route takes no {@code If-Match}. */
    @FunctionalInterface
    public interface Making<B> {

        /** The command that makes the thing with that id. */
        RequestedCommand command(ClientId id, B body);
    }

    /** The form of a command that makes a thing, and so takes no {@code If-Match}. */
    public static <B extends Record> CommandForm<ClientId, B> making(
            Class<? extends Creator> creator, Class<B> body, Making<B> reading) {
        return new CommandForm<>(creator, ClientId.class, body, (id, content, ifMatch) -> reading.command(id, content));
    }
}
