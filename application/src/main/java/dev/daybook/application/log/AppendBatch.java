package dev.daybook.application.log;

import java.util.List;

/**
 * What one transaction adds to the log database.
 *
 * @param events those that were not recorded before
 */
public record AppendBatch(
        List<RecordedEvent> events,
        List<KnownEvent> knownEvents,
        List<RecordedCommand> commands,
        List<RecordedTask> tasks) {}
