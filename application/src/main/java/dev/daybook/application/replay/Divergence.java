package dev.daybook.application.replay;

import java.util.Optional;

/**
 * A value that is not what the log says.
 *
 * @param key the row's key, its columns separated by commas
 * @param column empty if the whole row is there and not here, or the other way round
 * @param live what stands in the live state
 * @param replayed what a replay says
 * @param firstPosition the event after which the row, as it stands, differs; empty if its table does not tell
 */
public record Divergence(
        String table,
        String key,
        Optional<String> column,
        Optional<String> live,
        Optional<String> replayed,
        Optional<Long> firstPosition) {}
