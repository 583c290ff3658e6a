package dev.daybook.application.amendment;

import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogTail;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.ApprovedChanges;
import dev.daybook.domain.kernel.CommandMetadata;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gives the approved amendments to a rebuild. The rebuild materializes the events with their new data, and amends the
 * log when it switches.
 *
 * <p>Each amendment is a command with one event; its actor is the approver. The database then checks once more that the
 * amendment is approved.
 */
public final class ApprovedAmendments implements ApprovedChanges {

    /** The command's name in the log and the audit trail. */
    static final String COMMAND = "AmendEvent";

    private final EventLog log;
    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final AmendmentLedger ledger;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public ApprovedAmendments(
            EventLog log,
            EventCatalogue catalogue,
            EventCodec codec,
            AmendmentLedger ledger,
            Clock clock,
            Supplier<UUID> ids) {
        this.log = log;
        this.catalogue = catalogue;
        this.codec = codec;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public List<RecordedEvent> find() {
        List<RecordedEvent> events = new ArrayList<>();
        for (Amendment amendment : ledger.findOpen()) {
            if (amendment.status() == Status.APPROVED) {
                log.find(amendment.position())
                        .map(event -> amended(event, amendment))
                        .ifPresent(events::add);
            }
        }
        return events;
    }

    /** The event with the new data of the amendment. */
    static RecordedEvent amended(RecordedEvent event, Amendment amendment) {
        Amendment.Content content = amendment.content();
        return event.amendedBy(amendment.id(), content.version(), content.data(), content.subjects());
    }

    @Override
    public List<RecordedEvent> apply(List<RecordedEvent> amended, LogLock lock) {
        LogTail tail = new LogTail(lock.head());
        Instant recordedAt = tail.timeAt(clock.instant());
        List<RecordedEvent> events = new ArrayList<>();
        List<RecordedCommand> commands = new ArrayList<>();
        for (RecordedEvent event : amended) {
            RecordedEvent recorded = record(event, tail, recordedAt);
            events.add(recorded);
            commands.add(command(recorded));
        }
        lock.writer().write(new AppendBatch(events, List.of(), commands, List.of()));
        for (int i = 0; i < amended.size(); i++) {
            lock.amend(amendmentOf(amended.get(i)), events.get(i).position());
        }
        return events;
    }

    private static UUID amendmentOf(RecordedEvent amended) {
        return amended.amended().orElseThrow().by();
    }

    private RecordedEvent record(RecordedEvent amended, LogTail tail, Instant recordedAt) {
        Amendment amendment = ledger.find(amendmentOf(amended)).orElseThrow();
        String approvedBy = amendment.approved().orElseThrow().by();
        Amendment.Content content = amendment.content();
        EventAmended event = new EventAmended(
                amended.position(),
                amendment.id(),
                amended.metadata().id(),
                content.version(),
                content.digestBefore().toString(),
                content.found().digest().toString(),
                content.data().digest().toString(),
                content.reason(),
                content.proposedBy(),
                approvedBy,
                subjectsBeforeAndAfter(amended));
        CommandMetadata command = new CommandMetadata(ids.get(), COMMAND, approvedBy, recordedAt);
        EventMetadata metadata = command.ofEvent(tail.head().position() + 1, ids.get());
        EventType<?> type = catalogue.typeOf(event);
        return tail.add(metadata, type.name(), type.version(), codec.encode(event), event.subjects());
    }

    /** The log still has the event as it is before this amendment, because the lock keeps every other writer out. */
    private List<UUID> subjectsBeforeAndAfter(RecordedEvent amended) {
        List<UUID> before =
                log.find(amended.position()).map(RecordedEvent::subjects).orElse(List.of());
        return Stream.concat(before.stream(), amended.subjects().stream())
                .distinct()
                .toList();
    }

    private static RecordedCommand command(RecordedEvent event) {
        EventMetadata metadata = event.metadata();
        PositionRange range = new PositionRange(event.position(), event.position());
        return new RecordedCommand(
                metadata.commandId(),
                Optional.empty(),
                event.data().digest(),
                metadata.creator(),
                metadata.actor(),
                range,
                new RecordedCommand.Answer(range, 1),
                metadata.recordedAt());
    }
}
