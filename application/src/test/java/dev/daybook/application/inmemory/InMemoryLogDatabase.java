package dev.daybook.application.inmemory;

import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the database of the event log holds: committed events, commands, known ids and tasks, and the lock. */
public final class InMemoryLogDatabase {

    private final InMemoryLock lock = new InMemoryLock("the event log");
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<UUID, RecordedEvent> byId = new HashMap<>();
    private final Map<UUID, RecordedEvent> originals = new HashMap<>();
    private final Map<UUID, KnownEvent> known = new HashMap<>();
    private final List<RecordedCommand> commands = new ArrayList<>();
    private final Map<String, RecordedCommand> commandsByKey = new HashMap<>();
    private final List<RecordedTask> tasks = new ArrayList<>();
    private final Set<UUID> taskIds = new HashSet<>();
    private final Map<Long, Set<UUID>> subjectsOfAmendments = new HashMap<>();
    private final InMemoryRows rows = new InMemoryRows();

    InMemoryLock lock() {
        return lock;
    }

    /** Whether no session and no prepared branch holds the lock. */
    public boolean isUnlocked() {
        return lock.isFree();
    }

    /** All committed events, in order. */
    public synchronized List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /** All committed commands, in the order in which they were written. */
    public synchronized List<RecordedCommand> commands() {
        return List.copyOf(commands);
    }

    /** All tasks that were committed together with their events. */
    public synchronized List<RecordedTask> tasks() {
        return List.copyOf(tasks);
    }

    /** The committed command with that key. */
    public synchronized Optional<RecordedCommand> command(String key) {
        return Optional.ofNullable(commandsByKey.get(key));
    }

    synchronized LogHead head() {
        if (events.isEmpty()) {
            return LogHead.EMPTY;
        }
        RecordedEvent last = events.get(events.size() - 1);
        return new LogHead(last.at(), last.metadata().recordedAt());
    }

    synchronized List<RecordedEvent> readAfter(long after, int limit) {
        int first = (int) Math.min(after, events.size());
        return List.copyOf(events.subList(first, (int) Math.min(events.size(), (long) first + limit)));
    }

    synchronized Optional<RecordedEvent> find(long position) {
        return position >= 1 && position <= events.size()
                ? Optional.of(events.get((int) position - 1))
                : Optional.empty();
    }

    synchronized Optional<RecordedEvent> findById(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Map<UUID, KnownEvent> findKnown(Collection<UUID> ids) {
        Map<UUID, KnownEvent> found = new HashMap<>();
        for (UUID id : ids) {
            RecordedEvent event = originals.getOrDefault(id, byId.get(id));
            if (known.containsKey(id)) {
                found.put(id, known.get(id));
            } else if (event != null) {
                found.put(id, new KnownEvent(id, event.position(), contentDigest(event)));
            }
        }
        return found;
    }

    private static Digest contentDigest(RecordedEvent event) {
        return KnownEvent.contentDigest(event.name(), event.version(), event.data());
    }

    synchronized Map<String, RecordedCommand> findCommands(Collection<String> keys) {
        Map<String, RecordedCommand> found = new HashMap<>();
        for (String key : keys) {
            command(key).ifPresent(command -> found.put(key, command));
        }
        return found;
    }

    /**
     * Checks what the tables' constraints check.
     *
     * @throws StorageFailure if a constraint is violated
     */
    synchronized void check(AppendBatch batch) {
        long next = events.size() + 1L;
        for (RecordedEvent event : batch.events()) {
            require(event.position() == next++, "event_log_pkey: position " + event.position());
            require(
                    !byId.containsKey(event.metadata().id()),
                    "event id " + event.metadata().id());
        }
        for (KnownEvent event : batch.knownEvents()) {
            require(!known.containsKey(event.id()), "known_event_pkey: " + event.id());
        }
        for (RecordedCommand command : batch.commands()) {
            command.idempotencyKey()
                    .ifPresent(key -> require(!commandsByKey.containsKey(key), "command_idempotency_key: " + key));
        }
        Set<UUID> newTasks = new HashSet<>();
        for (RecordedTask task : batch.tasks()) {
            require(!taskIds.contains(task.id()) && newTasks.add(task.id()), "task_pkey: " + task.id());
        }
    }

    private static void require(boolean holds, String constraint) {
        if (!holds) {
            throw new StorageFailure(
                    StorageFailure.Kind.LASTING,
                    "Writing the event log violates the constraint " + constraint + ".",
                    new IllegalStateException(constraint));
        }
    }

    synchronized void add(AppendBatch batch) {
        for (RecordedEvent event : batch.events()) {
            events.add(event);
            byId.put(event.metadata().id(), event);
        }
        batch.knownEvents().forEach(event -> known.put(event.id(), event));
        for (RecordedCommand command : batch.commands()) {
            commands.add(command);
            command.idempotencyKey().ifPresent(key -> commandsByKey.put(key, command));
        }
        for (RecordedTask task : batch.tasks()) {
            tasks.add(task);
            taskIds.add(task.id());
            record(task, task.recordedAt().plus(InMemoryTaskRow.MESSAGE_TIME));
        }
    }

    /** Records a command as an earlier build has left it. */
    public synchronized void record(RecordedCommand command) {
        add(new AppendBatch(List.of(), List.of(), List.of(command), List.of()));
    }

    /** Records a task that no event of this log has called for, and that is overdue from that moment on. */
    public void record(RecordedTask task, Instant wakeAt) {
        rows.add(task.id(), InMemoryTaskRow.of(task, wakeAt));
    }

    /** The tables besides the log: tasks, attempts, actions of operators, webhooks and amendments. */
    InMemoryRows rows() {
        return rows;
    }

    /**
     * The amendment with that id, if it is approved and its event is as it was found.
     *
     * @throws StorageFailure otherwise
     */
    Amendment requireApproved(UUID id) {
        return rows.find(Amendment.class, id)
                .filter(one -> one.status() == Amendment.Status.APPROVED)
                .filter(one -> find(one.position())
                        .filter(event ->
                                event.data().text().equals(one.content().found().text()))
                        .isPresent())
                .orElseThrow(() -> new StorageFailure(
                        StorageFailure.Kind.LASTING,
                        "Amendment " + id + " is not approved, or its event is not as it was found.",
                        new IllegalStateException("not approved")));
    }

    /** Amends an event; what was recorded stays known. The amendment's own event is at that position. */
    synchronized void amend(Amendment approved, long recordedAt) {
        RecordedEvent before = find(approved.position()).orElseThrow();
        Amendment.Content content = approved.content();
        originals.putIfAbsent(before.metadata().id(), before);
        subjectsOfAmendments.put(
                recordedAt,
                Stream.concat(before.subjects().stream(), content.subjects().stream())
                        .collect(Collectors.toSet()));
        replace(before.amendedBy(approved.id(), content.version(), content.data(), content.subjects()));
        rows.add(
                approved.id(),
                new Amendment(
                        approved.id(),
                        content,
                        approved.proposedAt(),
                        Amendment.Status.APPLIED,
                        approved.trial(),
                        approved.approved(),
                        approved.withdrawn(),
                        Optional.of(recordedAt),
                        find(recordedAt).map(event -> event.metadata().recordedAt())));
    }

    /** What the event is about; of an amendment, what the amended event was about and is about. */
    synchronized Set<UUID> subjects(RecordedEvent event) {
        return subjectsOfAmendments.getOrDefault(event.position(), Set.copyOf(event.subjects()));
    }

    /** Changes an event past the log, as only a superuser can. */
    public synchronized void forge(long position, UnaryOperator<RecordedEvent> change) {
        replace(change.apply(find(position).orElseThrow()));
    }

    private void replace(RecordedEvent event) {
        events.set((int) event.position() - 1, event);
        byId.put(event.metadata().id(), event);
    }
}
