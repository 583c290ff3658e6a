package dev.daybook.application.amendment;

import com.fasterxml.uuid.Generators;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.HashChain;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.ApprovedChanges;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a rebuild does with approved amendments: it takes the events as they will be, and in the end has the log amended.
 *
 * <p>Each amendment is a command of its own, in the name of who has approved it, with one event. Whether the event may be
 * changed so is then looked at once more by the database.
 */
public final class ApprovedAmendments implements ApprovedChanges {

    /** The command's name in the log and the audit trail. */
    static final String COMMAND = "AmendEvent";

    private final EventLog log;
    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final AmendmentLedger ledger;
    private final Clock clock;

    public ApprovedAmendments(
            EventLog log, EventCatalogue catalogue, EventCodec codec, AmendmentLedger ledger, Clock clock) {
        this.log = log;
        this.catalogue = catalogue;
        this.codec = codec;
        this.ledger = ledger;
        this.clock = clock;
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

    /** That event as the amendment wants it. */
    static RecordedEvent amended(RecordedEvent event, Amendment amendment) {
        Amendment.Content content = amendment.content();
        return event.amendedBy(amendment.id(), content.version(), content.data(), content.subjects());
    }

    @Override
    public LogPosition apply(List<RecordedEvent> amended, LogLock lock) {
        LogHead head = lock.head();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant recordedAt = now.isBefore(head.recordedAt()) ? head.recordedAt() : now;
        List<RecordedEvent> events = new ArrayList<>();
        List<RecordedCommand> commands = new ArrayList<>();
        LogPosition at = head.at();
        for (RecordedEvent event : amended) {
            RecordedEvent recorded = record(event, at, recordedAt);
            events.add(recorded);
            commands.add(command(recorded));
            at = recorded.at();
        }
        lock.append(new AppendBatch(events, List.of(), commands, List.of()));
        for (int i = 0; i < amended.size(); i++) {
            lock.amend(amendmentOf(amended.get(i)), events.get(i).position());
        }
        return at;
    }

    private static UUID amendmentOf(RecordedEvent amended) {
        return amended.amended().orElseThrow().by();
    }

    private RecordedEvent record(RecordedEvent amended, LogPosition at, Instant recordedAt) {
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
                approvedBy);
        EventType<?> type = catalogue.typeOf(event);
        EncodedJson data = codec.encode(event);
        EventMetadata metadata = new EventMetadata(
                at.position() + 1,
                Generators.timeBasedEpochGenerator().generate(),
                recordedAt,
                approvedBy,
                COMMAND,
                Generators.timeBasedEpochGenerator().generate());
        return new RecordedEvent(
                metadata,
                type.name(),
                type.version(),
                data,
                event.subjects(),
                HashChain.next(at.hash(), metadata, type.name(), type.version(), data.digest()));
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
