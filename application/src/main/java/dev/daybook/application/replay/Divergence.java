package dev.daybook.application.replay;

import java.util.Optional;

/**
 * A value that is not what the log says.
 *
 * @param key the row's key, its columns separated by commas
 * @param column empty if the whole row exists in one of the two states only
 * @param live the value in the live state
 * @param replayed the value that the replay gives
 * @param firstPosition the event that last changed the row; the earlier one, if the two states name different events.
 *     Empty if the table does not record it
 */
public record Divergence(
        String table,
        String key,
        Optional<String> column,
        Optional<String> live,
        Optional<String> replayed,
        Optional<Long> firstPosition) {}
