package dev.daybook.domain.kernel;

import java.util.List;
import java.util.UUID;

/**
 * Something that has happened; a record whose name is a noun and a past participle, such as {@code AccountOpened}.
 *
 * <p>Its components are what the log stores as JSON. The type's name, version and materializer are registered by the
 * noun's {@link Feature}.
 */
public interface Event {

    /** The most {@link #subjects()} that an event may have. */
    int MOST_SUBJECTS = 2;

    /**
     * The internal ids of the one or two things that this event is about, the principal one first. The log can be
     * searched by them.
     */
    List<UUID> subjects();
}
