package dev.daybook.application.inmemory;

import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.Enlisted;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.LogWriter;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.EventCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** One server's way to an event log in memory. */
public final class InMemoryEventLog implements EventLog {

    private static final int PIECE = 1_000;

    private final InMemoryLogDatabase database;
    private final InMemoryTransaction transaction;
    private final ElapsedTime time;
    private final Faults faults;
    private final Predicate<RecordedEvent> unstorable;

    /** @param unstorable the events that the database refuses, as it would refuse a value that does not fit its column */
    public InMemoryEventLog(
            InMemoryLogDatabase database,
            InMemoryTransaction transaction,
            ElapsedTime time,
            Faults faults,
            Predicate<RecordedEvent> unstorable) {
        this.database = database;
        this.transaction = transaction;
        this.time = time;
        this.faults = faults;
        this.unstorable = unstorable;
    }

    @Override
    public Enlisted<LogSession> enlist() {
        faults.before(Step.LOG_OPEN);
        Session session = new Session();
        transaction.enlist(session);
        return session.locking(patience -> {
            database.lock().take(session, patience, time);
            session.head = database.head();
            faults.after(Step.LOG_OPEN);
            return session;
        });
    }

    @Override
    public LogHead head() {
        faults.before(Step.LOG_READ);
        return database.head();
    }

    @Override
    public List<RecordedEvent> read(long after, int limit, EventFilter filter) {
        faults.before(Step.LOG_READ);
        return database.readAfter(after, Integer.MAX_VALUE).stream()
                .filter(event -> matches(event, filter))
                .limit(limit)
                .toList();
    }

    private boolean matches(RecordedEvent event, EventFilter filter) {
        var recordedAt = event.metadata().recordedAt();
        return filter.name().map(event.name()::equals).orElse(true)
                && database.subjects(event).containsAll(filter.subjects())
                && filter.since().map(since -> !recordedAt.isBefore(since)).orElse(true)
                && filter.until().map(recordedAt::isBefore).orElse(true);
    }

    @Override
    public Optional<RecordedEvent> find(long position) {
        faults.before(Step.LOG_READ);
        return database.find(position);
    }

    @Override
    public Optional<RecordedEvent> findById(UUID id) {
        faults.before(Step.LOG_READ);
        return database.findById(id);
    }

    @Override
    public Seen<List<RecordedEvent>> see(long after, int limit, EventFilter filter) {
        return seen(read(after, limit, filter));
    }

    @Override
    public Seen<Optional<RecordedEvent>> see(long position) {
        return seen(find(position));
    }

    @Override
    public Seen<Optional<RecordedEvent>> seeById(UUID id) {
        return seen(findById(id));
    }

    private <T> Seen<T> seen(T answer) {
        return new Seen<>(answer, database.head().position());
    }

    @Override
    public void pass(long first, long last, Predicate<RecordedEvent> visitor) {
        long next = first;
        while (next <= last) {
            faults.before(Step.LOG_READ);
            List<RecordedEvent> piece = database.readAfter(next - 1, (int) Math.min(PIECE, last - next + 1));
            for (RecordedEvent event : piece) {
                if (!visitor.test(event)) {
                    return;
                }
            }
            if (piece.isEmpty()) {
                return;
            }
            next += piece.size();
        }
    }

    @Override
    public LogLock lock(Duration patience) {
        faults.before(Step.LOG_LOCK);
        Lock lock = new Lock();
        database.lock().take(lock, patience, time);
        lock.head = database.head();
        return lock;
    }

    @Override
    public List<String> unreadableBy(EventCatalogue catalogue) {
        faults.before(Step.LOG_READ);
        Map<String, Long> firsts = new TreeMap<>();
        for (RecordedEvent event : database.events()) {
            boolean isReadable = catalogue
                    .find(event.name())
                    .filter(type -> type.reads(event.version()))
                    .isPresent();
            if (!isReadable) {
                firsts.putIfAbsent(event.name() + " version " + event.version(), event.position());
            }
        }
        return firsts.entrySet().stream()
                .map(first ->
                        "This build cannot read " + first.getKey() + ", first at position " + first.getValue() + ".")
                .toList();
    }

    /** What one transaction or lock adds; visible when it is committed. */
    private class Writer implements LogWriter {

        private final List<RecordedEvent> events = new ArrayList<>();
        private final List<KnownEvent> knownEvents = new ArrayList<>();
        private final List<RecordedCommand> commands = new ArrayList<>();
        private final List<RecordedTask> tasks = new ArrayList<>();

        @Override
        public void record(List<RecordedEvent> more) {
            faults.before(Step.LOG_RECORD);
            requireStorable(more);
            events.addAll(more);
            faults.after(Step.LOG_RECORD);
        }

        @Override
        public void write(AppendBatch rest) {
            faults.before(Step.LOG_WRITE);
            requireStorable(rest.events());
            events.addAll(rest.events());
            knownEvents.addAll(rest.knownEvents());
            commands.addAll(rest.commands());
            tasks.addAll(rest.tasks());
            database.check(batch());
            faults.after(Step.LOG_WRITE);
        }

        private void requireStorable(List<RecordedEvent> more) {
            if (more.stream().anyMatch(unstorable)) {
                throw new StorageFailure(
                        StorageFailure.Kind.LASTING,
                        "Writing the event log failed: a value does not fit its column.",
                        new IllegalStateException("unstorable"));
            }
        }

        AppendBatch batch() {
            return new AppendBatch(events, knownEvents, commands, tasks);
        }
    }

    private final class Session extends LockedBranch implements LogSession {

        private final Writer writer = new Writer();
        private LogHead head = LogHead.EMPTY;

        Session() {
            super(database.lock(), Step.LOG_PREPARE, Step.LOG_COMMIT);
        }

        @Override
        public LogHead head() {
            return head;
        }

        @Override
        public Map<String, RecordedCommand> findCommands(Collection<String> idempotencyKeys) {
            faults.before(Step.LOG_LOOK_UP);
            return database.findCommands(idempotencyKeys);
        }

        @Override
        public Map<UUID, KnownEvent> findKnownEvents(Collection<UUID> ids) {
            faults.before(Step.LOG_LOOK_UP);
            return database.findKnown(ids);
        }

        @Override
        public List<RecordedEvent> readAfter(long after, int limit) {
            faults.before(Step.LOG_READ);
            return database.readAfter(after, limit);
        }

        @Override
        public LogWriter writer() {
            return writer;
        }

        @Override
        public void committed() {}

        @Override
        void apply() {
            database.add(writer.batch());
        }
    }

    private final class Lock implements LogLock {

        private final Writer writer = new Writer();
        private final Map<Amendment, Long> amended = new LinkedHashMap<>();
        private LogHead head = LogHead.EMPTY;

        @Override
        public LogHead head() {
            return head;
        }

        @Override
        public void requireHeld() {
            faults.before(Step.LOG_LOCK);
            if (!database.lock().isHeldBy(this)) {
                throw new StorageFailure(
                        StorageFailure.Kind.PASSING,
                        "The lock of the event log was lost.",
                        new IllegalStateException("not held"));
            }
        }

        @Override
        public LogWriter writer() {
            return writer;
        }

        @Override
        public void amend(UUID amendment, long recordedAt) {
            amended.put(database.requireApproved(amendment), recordedAt);
        }

        @Override
        public void commit() {
            database.add(writer.batch());
            amended.forEach(database::amend);
            database.lock().release(this);
        }

        @Override
        public void close() {
            database.lock().release(this);
        }
    }
}
