package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogTail;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.domain.kernel.CommandExecution;
import dev.daybook.domain.kernel.CommandMetadata;
import dev.daybook.domain.kernel.CommandState;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Task;
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
 * One command in the corridor: it decides, its events get their places in the chain and are materialized. Its results
 * are kept aside until the batch is written.
 */
final class CommandRun {

    private static final Logger LOG = Logger.getLogger(CommandRun.class);

    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final Supplier<UUID> ids;
    private final BatchTimes times;
    private final Submission submission;
    private final CommandMetadata command;
    private final CommandExecution execution;
    private final LogTail tail;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<UUID, KnownEvent> knownEvents = new LinkedHashMap<>();
    private final List<RecordedTask> tasks = new ArrayList<>();
    private int repeated;
    private long repeatedFirst = Long.MAX_VALUE;
    private long repeatedLast;

    CommandRun(
            EventCatalogue catalogue,
            EventCodec codec,
            Supplier<UUID> ids,
            CommandState state,
            BatchTimes times,
            Submission submission,
            LogHead head,
            Instant now) {
        this.catalogue = catalogue;
        this.codec = codec;
        this.ids = ids;
        this.times = times;
        this.submission = submission;
        this.tail = new LogTail(head);
        this.command = new CommandMetadata(
                ids.get(), submission.work().commandName(), submission.caller().actor(), tail.timeAt(now));
        this.execution = new CommandExecution(command, state, ids, head.position());
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
            boolean mayApprove = submission.caller().mayApprove();
            for (Event event : times.in(Phase.CREATE, () -> execution.decide(creation.creator(), mayApprove))) {
                EventType<?> type = catalogue.typeOf(event);
                append(type, event, execution.number(), type.version(), null);
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
            append(fact.type(), fact.event(), execution.number(), fact.version(), fact.data());
            return;
        }
        UUID id = fact.id().get();
        Digest contentDigest = fact.contentDigest();
        KnownEvent known = alreadyKnown.getOrDefault(id, knownEvents.get(id));
        if (known == null) {
            append(fact.type(), fact.event(), execution.number(id), fact.version(), fact.data());
            knownEvents.put(id, new KnownEvent(id, tail.head().position(), contentDigest));
        } else if (known.contentDigest().equals(contentDigest)) {
            repeated++;
            repeatedFirst = Math.min(repeatedFirst, known.position());
            repeatedLast = Math.max(repeatedLast, known.position());
        } else {
            throw Rejection.conflict(
                    "event.id-in-use",
                    "The event id " + id + " is in the log already, at position " + known.position()
                            + ", with other content. Send this event with another id.");
        }
    }

    private void append(
            EventType<?> type, Event event, EventMetadata metadata, int version, @Nullable EncodedJson encoded) {
        if (event instanceof EventAmended) {
            throw new IllegalArgumentException(
                    type + " was returned by a command. Only an approved amendment may record it.");
        }
        EncodedJson data = encoded == null ? codec.encode(event) : encoded;
        List<RecordedTask> submitted = new ArrayList<>();
        times.in(
                Phase.MATERIALIZE,
                () -> execution.materialize(
                        type,
                        event,
                        metadata,
                        task -> submitted.add(recorded(task, metadata, submitted.size())),
                        sentence -> LOG.warnf("Event %d: %s", metadata.position(), sentence)));
        events.add(tail.add(metadata, type.name(), version, data, event.subjects()));
        tasks.addAll(submitted);
    }

    /** The same event gives its tasks the same ids, so that a task can never be recorded twice. */
    private RecordedTask recorded(Task task, EventMetadata metadata, int earlierTasks) {
        UUID id = RecordedTask.idOf(
                metadata.id(), metadata.position(), metadata.recordedAt(), task.kind() + " " + earlierTasks);
        return new RecordedTask(
                id,
                metadata.id(),
                metadata.position(),
                task.kind(),
                codec.text(task),
                task.orderingKey(),
                metadata.recordedAt());
    }

    /** The end of the log if this command is kept. */
    LogHead head() {
        return tail.head();
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
        return !events.isEmpty() || !submission.caller().keys().isEmpty();
    }

    /** The rows of this command: the first one has the events, and there is another one for each further key. */
    List<RecordedCommand> commands() {
        List<IdempotencyKey> keys = submission.caller().keys();
        if (keys.isEmpty()) {
            return List.of(command(Optional.empty()));
        }
        // a thing's own key comes last: its row is the same whether the caller has sent another key or not
        List<RecordedCommand> rows = new ArrayList<>();
        RecordedCommand first = command(Optional.of(keys.get(keys.size() - 1).text()));
        rows.add(first);
        for (IdempotencyKey other : keys.subList(0, keys.size() - 1)) {
            rows.add(first.repeatedUnder(other.text(), ids.get(), command.actor(), command.recordedAt()));
        }
        return rows;
    }

    private RecordedCommand command(Optional<String> key) {
        PositionRange range = events.isEmpty()
                ? null
                : new PositionRange(events.get(0).position(), tail.head().position());
        return new RecordedCommand(
                command.id(),
                key,
                submission.requestDigest(),
                command.name(),
                command.actor(),
                range,
                new RecordedCommand.Answer(answeredPositions().orElse(null), events.size() + repeated),
                command.recordedAt());
    }

    private Optional<PositionRange> answeredPositions() {
        long first = events.isEmpty()
                ? repeatedFirst
                : Math.min(repeatedFirst, events.get(0).position());
        long last = Math.max(repeatedLast, events.isEmpty() ? 0 : tail.head().position());
        return last == 0 ? Optional.empty() : Optional.of(new PositionRange(first, last));
    }

    Receipt receipt() {
        return new Receipt(
                command.id(),
                answeredPositions(),
                List.copyOf(events),
                events.size(),
                repeated,
                false,
                tail.head().position());
    }
}
