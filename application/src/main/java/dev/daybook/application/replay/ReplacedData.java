package dev.daybook.application.replay;

import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;

/** Other data for one event of the log, to see what would become of the state with it. */
public record ReplacedData(long position, EncodedJson data) {

    RecordedEvent in(RecordedEvent recorded) {
        return new RecordedEvent(
                recorded.metadata(), recorded.name(), recorded.version(), data, recorded.subjects(), recorded.hash());
    }
}
