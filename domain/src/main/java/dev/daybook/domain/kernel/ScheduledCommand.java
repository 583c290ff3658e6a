package dev.daybook.domain.kernel;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A command that a calendar sends, once for each of its dates. Its key is the noun and the date, so a date is carried out
 * once, no matter how many servers and people send it.
 *
 * @param name of the schedule, for settings and people: lower case letters, digits and hyphens
 * @param noun what the command's key calls the thing that is done; the same as where the command is sent by a person
 * @param command the command of a date
 */
public record ScheduledCommand(String name, String noun, Function<LocalDate, Creator> command) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    public ScheduledCommand {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A schedule's name has 1 to 50 characters of a-z 0-9 -, not \"" + name + "\".");
        }
    }

    /** The command of that date. */
    public Creator on(LocalDate date) {
        return command.apply(date);
    }

    /** The last part of the command's key. */
    public ClientId keyOf(LocalDate date) {
        return new ClientId(date.toString());
    }
}
