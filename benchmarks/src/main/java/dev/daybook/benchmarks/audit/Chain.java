package dev.daybook.benchmarks.audit;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.HashChain;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hash chain, computed again. */
final class Chain {

    private Chain() {}

    /** The first fault of these events, which follow the given one; null if there is none. */
    static @Nullable String firstBreak(LogPosition before, List<RecordedEvent> events) {
        LogPosition last = before;
        for (RecordedEvent event : events) {
            if (event.position() != last.position() + 1) {
                return "Position " + event.position() + " follows " + last.position() + ".";
            }
            Digest data = Digest.of(event.data().text());
            Digest hash = HashChain.next(last.hash(), event.metadata(), event.name(), event.version(), data);
            if (!data.equals(event.data().digest()) || !hash.equals(event.hash())) {
                return "The chain is broken at position " + event.position() + ".";
            }
            last = event.at();
        }
        return null;
    }
}
