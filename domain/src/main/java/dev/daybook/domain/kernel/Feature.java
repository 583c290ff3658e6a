package dev.daybook.domain.kernel;

import java.util.List;

/**
 * One business noun's table of contents: its events, its rejections and its schedules; found by {@link
 * java.util.ServiceLoader}.
 */
public interface Feature {

    /** The noun, for people: {@code account}. */
    String noun();

    /** The events of this noun. */
    List<EventType<?>> events();

    /** The codes of the rejections of this noun. */
    default List<RejectionCode> rejections() {
        return List.of();
    }

    /** The commands of this noun that a calendar can send. */
    default List<ScheduledCommand> schedules() {
        return List.of();
    }
}
