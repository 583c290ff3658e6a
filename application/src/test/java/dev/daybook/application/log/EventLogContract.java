package dev.daybook.application.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.company.CompanyAddressChanged;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every adapter to the event log does. The log may hold events before a test. */
public abstract class EventLogContract extends EventLogFixture {

    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

    @Test
    void whatIsEnlistedCanBeLockedByAnotherThreadOrGivenBack() throws Exception {
        transaction().begin();
        log().enlist().release();
        log().lock(PATIENCE).close();
        Enlisted<LogSession> enlisted = log().enlist();
        LogSession session =
                CompletableFuture.supplyAsync(() -> enlisted.lock(PATIENCE)).get();
        assertThat(session.head()).isEqualTo(log().head());
        assertThatThrownBy(() -> log().lock(PATIENCE)).isInstanceOf(StorageFailure.class);
        session.release();
        transaction().rollback();
        log().lock(PATIENCE).close();
    }

    @Test
    void whatWasCommittedIsRead() {
        long before = log().head().position();
        List<RecordedEvent> written = append(moved("Street 1"), moved("Street 2"));
        assertThat(log().head().at()).isEqualTo(written.get(1).at());
        assertThat(log().head().position()).isEqualTo(before + 2);
        assertThat(log().read(before, 10, EventFilter.NONE)).isEqualTo(written);
        assertThat(log().find(before + 1)).contains(written.get(0));
        assertThat(log().findById(written.get(1).metadata().id())).contains(written.get(1));
    }

    @Test
    void whatIsSeenComesWithTheEndOfTheLog() {
        long before = log().head().position();
        List<RecordedEvent> written = append(moved("Street 1"), moved("Street 2"), moved("Street 3"));
        long head = before + 3;
        assertThat(log().see(before, 2, EventFilter.NONE)).isEqualTo(new EventLog.Seen<>(written.subList(0, 2), head));
        assertThat(log().see(head, 2, EventFilter.NONE)).isEqualTo(new EventLog.Seen<>(List.of(), head));
        assertThat(log().see(before + 1)).isEqualTo(new EventLog.Seen<>(Optional.of(written.get(0)), head));
        assertThat(log().see(head + 1)).isEqualTo(new EventLog.Seen<>(Optional.empty(), head));
        assertThat(log().seeById(written.get(1).metadata().id()))
                .isEqualTo(new EventLog.Seen<>(Optional.of(written.get(1)), head));
        assertThat(log().seeById(UUID.randomUUID())).isEqualTo(new EventLog.Seen<>(Optional.empty(), head));
    }

    @Test
    void whatWasWrittenEarlyAndTheRestAreOneBatch() {
        long before = log().head().position();
        List<RecordedEvent> written = inTransaction(true, session -> {
            List<RecordedEvent> recorded = recorded(session.head(), moved("Street 1"), moved("Street 2"));
            session.writer().record(recorded.subList(0, 1));
            session.writer().write(batch(recorded, recorded.subList(1, 2), Optional.empty()));
            return recorded;
        });
        assertThat(log().read(before, 10, EventFilter.NONE)).isEqualTo(written);
    }

    @Test
    void whatWasRolledBackIsNotThere() {
        LogHead before = log().head();
        UUID id = inTransaction(false, session -> {
            List<RecordedEvent> recorded = recorded(session.head(), moved("Street 1"));
            session.writer().write(batch(recorded, recorded, Optional.of("key " + newId())));
            return recorded.get(0).metadata().id();
        });
        assertThat(log().head()).isEqualTo(before);
        assertThat(log().findById(id)).isEmpty();
    }

    private static RecordedCommand with(
            RecordedCommand command, @Nullable PositionRange events, RecordedCommand.Answer answer) {
        Optional<String> key = Optional.of("key " + newId());
        Digest digest = command.requestDigest();
        return new RecordedCommand(newId(), key, digest, "MoveAbout", "tester", events, answer, command.recordedAt());
    }

    @Test
    void commandsAreFoundByTheirKeysAsTheyWereRecorded() {
        List<RecordedCommand> commands = inTransaction(true, session -> {
            List<RecordedEvent> events = recorded(session.head(), moved("Street 1"), moved("Street 2"));
            RecordedCommand usual = batch(events, events, Optional.of("key " + newId()))
                    .commands()
                    .get(0);
            PositionRange own = Objects.requireNonNull(usual.events());
            List<RecordedCommand> all = List.of(
                    usual,
                    usual.repeatedUnder("key " + newId(), newId(), "eva", usual.recordedAt()),
                    with(usual, own, new RecordedCommand.Answer(new PositionRange(1, own.last()), 7)),
                    with(usual, null, new RecordedCommand.Answer(null, 0)));
            session.writer().write(new AppendBatch(events, List.of(), all, List.of()));
            return all;
        });
        List<String> keys = new ArrayList<>(List.of("never used"));
        commands.forEach(command -> keys.add(command.idempotencyKey().orElseThrow()));
        var found = inTransaction(false, session -> session.findCommands(keys));
        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void aKeyIsRecordedOnce() {
        String key = "key " + newId();
        Runnable write = () -> inTransaction(true, session -> {
            List<RecordedEvent> recorded = recorded(session.head(), moved("Street 1"));
            session.writer().write(batch(recorded, recorded, Optional.of(key)));
            return true;
        });
        write.run();
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        StorageFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LASTING));
    }

    @Test
    void idsFromOutsideAndOwnIdsAreKnown() {
        UUID fromOutside = UUID.randomUUID();
        Digest content = Digest.of("content");
        List<RecordedEvent> written = inTransaction(true, session -> {
            List<RecordedEvent> recorded = recorded(session.head(), moved("Street 1"));
            AppendBatch batch = batch(recorded, recorded, Optional.empty());
            session.writer()
                    .write(new AppendBatch(
                            batch.events(),
                            List.of(new KnownEvent(fromOutside, recorded.get(0).position(), content)),
                            batch.commands(),
                            batch.tasks()));
            return recorded;
        });
        RecordedEvent own = written.get(0);
        List<UUID> ids = List.of(fromOutside, own.metadata().id(), UUID.randomUUID());
        var found = inTransaction(false, session -> session.findKnownEvents(ids));
        assertThat(found).containsOnlyKeys(fromOutside, own.metadata().id());
        assertThat(found.get(fromOutside)).isEqualTo(new KnownEvent(fromOutside, own.position(), content));
        assertThat(Objects.requireNonNull(found.get(own.metadata().id())).contentDigest())
                .isEqualTo(KnownEvent.contentDigest(own.name(), own.version(), own.data()));
    }

    @Test
    void filtersLeaveOutTheOthers() {
        long before = log().head().position();
        RecordedEvent event = append(moved("Street 1")).get(0);
        UUID other = UUID.randomUUID();
        Instant recordedAt = event.metadata().recordedAt();
        assertThat(read(before, Optional.of(event.name()), List.of(company.value()), Optional.empty()))
                .containsExactly(event);
        assertThat(read(before, Optional.of(new EventName("SomethingElse")), List.of(), Optional.empty()))
                .isEmpty();
        assertThat(read(before, Optional.empty(), List.of(other), Optional.empty()))
                .isEmpty();
        assertThat(read(before, Optional.empty(), List.of(), Optional.of(recordedAt)))
                .containsExactly(event);
        assertThat(read(before, Optional.empty(), List.of(), Optional.of(FAR))).isEmpty();
        EventFilter until = new EventFilter(Optional.empty(), List.of(), Optional.empty(), Optional.of(recordedAt));
        assertThat(log().read(before, 10, until)).isEmpty();
    }

    private List<RecordedEvent> read(
            long after, Optional<EventName> name, List<UUID> subjects, Optional<Instant> since) {
        return log().read(after, 10, new EventFilter(name, subjects, since, Optional.empty()));
    }

    @Test
    void eventsArePassedInOrderUntilThereAreEnough() {
        long before = log().head().position();
        List<RecordedEvent> written = append(moved("Street 1"), moved("Street 2"), moved("Street 3"));
        List<RecordedEvent> passed = new ArrayList<>();
        log().pass(before + 1, before + 3, passed::add);
        assertThat(passed).isEqualTo(written);
        passed.clear();
        log().pass(before + 1, before + 3, event -> {
            passed.add(event);
            return passed.size() < 2;
        });
        assertThat(passed).isEqualTo(written.subList(0, 2));
        List<RecordedEvent> behind = inTransaction(false, session -> session.readAfter(before + 1, 1));
        assertThat(behind).isEqualTo(written.subList(1, 2));
    }

    @Test
    void onlyOneHoldsTheLock() {
        inTransaction(false, session -> {
            assertThatThrownBy(() -> log().lock(PATIENCE).close())
                    .isInstanceOfSatisfying(
                            StorageFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LOCKED));
            return true;
        });
        try (LogLock lock = log().lock(PATIENCE)) {
            lock.requireHeld();
            assertThat(lock.head()).isEqualTo(log().head());
            assertThatThrownBy(() -> inTransaction(false, LogSession::head))
                    .isInstanceOfSatisfying(
                            StorageFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LOCKED));
        }
        LogHead head = inTransaction(false, LogSession::head);
        assertThat(head).isEqualTo(log().head());
    }

    @Test
    void whatIsWrittenUnderALockCountsWhenItIsCommitted() {
        LogHead before = log().head();
        try (LogLock lock = log().lock(PATIENCE)) {
            List<RecordedEvent> recorded = recorded(lock.head(), moved("Street 1"));
            lock.writer().write(batch(recorded, recorded, Optional.empty()));
        }
        assertThat(log().head()).isEqualTo(before);
        try (LogLock lock = log().lock(PATIENCE)) {
            List<RecordedEvent> recorded = recorded(lock.head(), moved("Street 1"));
            lock.writer().write(batch(recorded, recorded, Optional.empty()));
            lock.commit();
        }
        assertThat(log().head().position()).isEqualTo(before.position() + 1);
    }

    @Test
    void whatABuildCannotReadIsNamed() {
        append(moved("Street 1"));
        EventCatalogue other = new EventCatalogue(List.of(new Feature() {
            @Override
            public String noun() {
                return "other";
            }

            @Override
            public List<EventType<?>> events() {
                return List.of(EventType.of("SomethingElse", 1, CompanyAddressChanged.class, (event, context) -> {}));
            }
        }));
        assertThat(log().unreadableBy(other))
                .anySatisfy(sentence -> assertThat(sentence).contains("CompanyAddressChanged"));
    }
}
