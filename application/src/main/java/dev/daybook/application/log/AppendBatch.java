package dev.daybook.application.log;

import java.util.List;

/** Everything that one transaction adds to the log database. */
public record AppendBatch(
        List<RecordedEvent> events,
        List<KnownEvent> knownEvents,
        List<RecordedCommand> commands,
        List<RecordedTask> tasks) {}
