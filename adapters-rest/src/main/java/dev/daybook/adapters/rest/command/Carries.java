package dev.daybook.adapters.rest.command;

import dev.daybook.domain.kernel.Creator;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The command that a route carries out. The resource has a {@link CommandForm} for the same command, so that a line of
 * {@code POST /commands} can hold it, with the roles and keys of this route.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Carries {

    /** The creator; its simple name is the command's name. */
    Class<? extends Creator> value();
}
