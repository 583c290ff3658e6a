package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.HashChain;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.state.StateSession;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.ProblemReporter;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import dev.daybook.domain.kernel.TaskGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One command in the corridor: it decides, its events get their places in the chain and are materialized, and what came
 * of it is set aside until the batch is written.
 */
final class CommandRun {

    private static final Logger LOG = Logger.getLogger(CommandRun.class);

    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final Supplier<UUID> ids;
    private final StateSession state;
    private final BatchTimes times;
    private final Submission submission;
    private final UUID commandId;
    private final Instant recordedAt;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<UUID, KnownEvent> knownEvents = new LinkedHashMap<>();
    private final List<RecordedTask> tasks = new ArrayList<>();
    private LogPosition at;
    private int repeated;
    private long repeatedFirst = Long.MAX_VALUE;
    private long repeatedLast;

    CommandRun(
            EventCatalogue catalogue,
            EventCodec codec,
            Supplier<UUID> ids,
            StateSession state,
            BatchTimes times,
            Submission submission,
            LogHead head,
            Instant now) {
        this.catalogue = catalogue;
        this.codec = codec;
        this.ids = ids;
        this.state = state;
        this.times = times;
        this.submission = submission;
        this.commandId = ids.get();
        this.recordedAt = now.isBefore(head.recordedAt()) ? head.recordedAt() : now;
        this.at = head.at();
    }

    /**
     * Decides and materializes.
     *
     * @param alreadyKnown the ids from outside that are in the log, or were appended earlier in this batch
     * @throws Rejection if the command is refused
     * @throws EventRefused if one of its facts is refused
     */
    void run(Map<UUID, KnownEvent> alreadyKnown) {
        if (submission.work() instanceof Submission.Creation creation) {
            for (Event event : times.in(Phase.CREATE, () -> creation.creator().create(new Creating()))) {
                append(catalogue.typeOf(event), event, ids.get(), null);
            }
        } else if (submission.work() instanceof Submission.Facts facts) {
            for (int index = 0; index < facts.events().size(); index++) {
                try {
                    appendFact(facts.events().get(index), alreadyKnown);
                } catch (Rejection rejection) {
                    throw new EventRefused(index, rejection);
                }
            }
        }
    }

    private void appendFact(ProposedEvent fact, Map<UUID, KnownEvent> alreadyKnown) {
        if (fact.id().isEmpty()) {
            append(fact.type(), fact.event(), ids.get(), fact.data());
            return;
        }
        UUID id = fact.id().get();
        Digest contentDigest = fact.contentDigest();
        KnownEvent known = alreadyKnown.getOrDefault(id, knownEvents.get(id));
        if (known == null) {
            append(fact.type(), fact.event(), id, fact.data());
            knownEvents.put(id, new KnownEvent(id, at.position(), contentDigest));
        } else if (known.contentDigest().equals(contentDigest)) {
            repeated++;
            repeatedFirst = Math.min(repeatedFirst, known.position());
            repeatedLast = Math.max(repeatedLast, known.position());
        } else {
            throw Rejection.conflict(
                    "event.id-in-use",
                    "The event id " + id + " is in the log already, at position " + known.position()
                            + ", with another content.");
        }
    }

    private void append(EventType<?> type, Event event, UUID id, @Nullable EncodedJson encoded) {
        if (event instanceof EventAmended) {
            throw new IllegalArgumentException(
                    "Only an approved amendment is recorded as " + type + ", and no command");
        }
        EncodedJson data = encoded == null ? codec.encode(event) : encoded;
        EventMetadata metadata = new EventMetadata(
                at.position() + 1,
                id,
                recordedAt,
                submission.caller().actor(),
                submission.work().commandName(),
                commandId);
        Digest hash = HashChain.next(at.hash(), metadata, type.name(), type.version(), data.digest());
        times.in(Phase.MATERIALIZE, () -> type.materialize(event, new Materializing(metadata)));
        RecordedEvent recorded = new RecordedEvent(metadata, type.name(), type.version(), data, event.subjects(), hash);
        events.add(recorded);
        at = recorded.at();
    }

    /** The end of the log when this command is kept. */
    LogHead head() {
        return new LogHead(at, recordedAt);
    }

    List<RecordedEvent> events() {
        return events;
    }

    Map<UUID, KnownEvent> knownEvents() {
        return knownEvents;
    }

    List<RecordedTask> tasks() {
        return tasks;
    }

    /** Whether there is anything to store: events, or a key under which the command must be recognised. */
    boolean leavesATrace() {
        return !events.isEmpty() || submission.caller().key().isPresent();
    }

    RecordedCommand command() {
        PositionRange range =
                events.isEmpty() ? null : new PositionRange(events.get(0).position(), at.position());
        return new RecordedCommand(
                commandId,
                submission.caller().key().map(IdempotencyKey::text),
                submission.requestDigest(),
                submission.work().commandName(),
                submission.caller().actor(),
                range,
                new RecordedCommand.Answer(answeredPositions().orElse(null), events.size() + repeated),
                recordedAt);
    }

    private Optional<PositionRange> answeredPositions() {
        long first = events.isEmpty()
                ? repeatedFirst
                : Math.min(repeatedFirst, events.get(0).position());
        long last = Math.max(repeatedLast, events.isEmpty() ? 0 : at.position());
        return last == 0 ? Optional.empty() : Optional.of(new PositionRange(first, last));
    }

    Receipt receipt() {
        return new Receipt(
                commandId, answeredPositions(), List.copyOf(events), events.size(), repeated, false, at.position());
    }

    private final class Creating implements CreationContext {

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return state.state(port);
        }

        @Override
        public Instant recordedAt() {
            return recordedAt;
        }

        @Override
        public UUID newId() {
            return ids.get();
        }

        @Override
        public String actor() {
            return submission.caller().actor();
        }
    }

    private final class Materializing implements MaterializationContext {

        private final EventMetadata metadata;
        private int submitted;

        Materializing(EventMetadata metadata) {
            this.metadata = metadata;
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return state.state(port);
        }

        @Override
        public EventMetadata metadata() {
            return metadata;
        }

        @Override
        public TaskGateway tasks() {
            return task -> {
                // the same event gives the same ids, so that a task can never be recorded twice
                UUID id = RecordedTask.idOf(
                        metadata.id(), metadata.position(), metadata.recordedAt(), task.kind() + " " + submitted++);
                tasks.add(new RecordedTask(
                        id,
                        metadata.id(),
                        metadata.position(),
                        task.kind(),
                        codec.encode(task).text(),
                        task.orderingKey(),
                        recordedAt));
            };
        }

        @Override
        public ProblemReporter problems() {
            return sentence -> LOG.warnf("Event %d: %s", metadata.position(), sentence);
        }
    }
}
