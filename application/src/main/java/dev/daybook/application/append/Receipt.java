package dev.daybook.application.append;

import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The answer to a command that was carried out.
 *
 * @param commandId the command in the audit trail
 * @param positions of its events, none if it had nothing to do
 * @param events what was appended now, or would have been on a dry run; empty for a repeat
 * @param appended how many events were appended now
 * @param repeated how many of the events were in the log already, or had been appended by the command that this repeats
 * @param readableFrom a state at this position or later shows the command's effect
 */
public record Receipt(
        UUID commandId,
        Optional<PositionRange> positions,
        List<RecordedEvent> events,
        int appended,
        int repeated,
        boolean repeatsCommand,
        long readableFrom) {

    /** Whether nothing was appended now because the command had been carried out before. */
    public boolean isRepeat() {
        return repeatsCommand || (appended == 0 && repeated > 0);
    }
}
