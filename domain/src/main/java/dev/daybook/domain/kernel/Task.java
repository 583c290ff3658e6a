package dev.daybook.domain.kernel;

import java.util.Optional;

/** Work for the outside world that an event calls for, such as a letter: a record that is stored as JSON. */
public interface Task {

    /** The kind under which the task is stored and its handler found, such as {@code address-change-letter}. */
    String kind();

    /**
     * Tasks with the same key are carried out one after another, in the order of their events. Empty if the order does
     * not matter.
     */
    default Optional<String> orderingKey() {
        return Optional.empty();
    }
}
