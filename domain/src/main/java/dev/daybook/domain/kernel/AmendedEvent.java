package dev.daybook.domain.kernel;

/**
 * The mark of an amended event in the application state.
 *
 * @param position of the amended event
 * @param amendedAt the position of the {@link EventAmended} that records its latest amendment
 */
public record AmendedEvent(long position, long amendedAt) {}
