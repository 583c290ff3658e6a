package dev.daybook.adapters.rest.command;

import java.util.List;

/** A resource that has routes which carry commands. */
public interface CommandResource {

    /** The forms of the commands, one for each route that is annotated with {@link Carries}. */
    List<CommandForm<?, ?>> forms();
}
