package dev.daybook.domain.kernel;

import java.util.List;

/** One business noun's table of contents: every event that it can record; found by {@link java.util.ServiceLoader}. */
public interface Feature {

    /** The noun, for people: {@code account}. */
    String noun();

    /** The events of this noun. */
    List<EventType<?>> events();
}
