package dev.daybook.application.schedule;

import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.ScheduledCommand;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command and the calendar that sends it.
 *
 * @param calendar empty if the schedule is off
 */
public record CommandSchedule(ScheduledCommand command, Optional<RunCalendar> calendar) {

    /** The text of a calendar that sends nothing. */
    public static final String OFF = "off";

    /**
     * The schedules of those features, by name.
     *
     * @param calendars the calendars by the names of schedules; a schedule without one is off
     * @throws IllegalArgumentException if two schedules have the same name, or a calendar is for a schedule that does not
     *     exist
     */
    public static List<CommandSchedule> all(
            Iterable<? extends Feature> features, Map<String, Optional<RunCalendar>> calendars) {
        Map<String, CommandSchedule> schedules = new TreeMap<>();
        for (Feature feature : features) {
            for (ScheduledCommand command : feature.schedules()) {
                Optional<RunCalendar> calendar = calendars.getOrDefault(command.name(), Optional.empty());
                if (schedules.put(command.name(), new CommandSchedule(command, calendar)) != null) {
                    throw new IllegalArgumentException(
                            "Two schedules are named " + command.name() + ". Rename one of them.");
                }
            }
        }
        requireKnown(calendars.keySet(), schedules.keySet());
        return List.copyOf(schedules.values());
    }

    private static void requireKnown(Collection<String> named, Collection<String> known) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("DAYBOOK_SCHEDULES has a calendar for \"" + name
                        + "\", but there is no such schedule. The schedules of this build: " + known + ".");
            }
        }
    }

    /** The schedule's name. */
    public String name() {
        return command.name();
    }

    /** Its calendar as it is recorded. */
    public String calendarText() {
        return calendar.map(RunCalendar::toString).orElse(OFF);
    }
}
