package dev.daybook.domain.kernel;

/** Work for the outside world that an event calls for, such as a letter: a record that is stored as JSON. */
public interface Task {

    /** The kind under which the task is stored and its handler found, such as {@code address-change-letter}. */
    String kind();
}
