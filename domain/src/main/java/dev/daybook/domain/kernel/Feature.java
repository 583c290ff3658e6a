package dev.daybook.domain.kernel;

import java.util.List;
import java.util.UUID;

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

    /** Announces that {@link #touchSubject} will look up the thing with this internal id, if this noun has it. */
    default void expectSubject(UUID id, StateAccess state) {}

    /**
     * Records that an event about the thing with this internal id was amended, if this noun has such a thing: the thing's
     * position becomes that of the event that is materialized. Every noun whose views show a position does so.
     *
     * @param id one of the {@link Event#subjects()} of the amended event
     */
    default void touchSubject(UUID id, MaterializationContext context) {}

    /** The commands of this noun that a calendar can send. */
    default List<ScheduledCommand> schedules() {
        return List.of();
    }
}
