package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part of the log is read in batches, each event behind the one before it. */
class LogReadingTest {

    private static final int EVENTS = 2_100;

    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server =
            new InMemoryServer(databases, new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"))).start();
    private final List<EventFeed.Batch> batches = new ArrayList<>();

    @BeforeEach
    void append() {
        server.executeAll(IntStream.range(0, EVENTS).mapToObj(i -> createCompany("c-" + i)));
    }

    private void read(long after, long last, int batchesWanted) {
        LogPosition from = after == 0 ? LogPosition.START : event(after).at();
        new LogReading(
                        server.log(),
                        new Rematerialization(databases.catalogue(), databases.codec()),
                        Map.of(),
                        from,
                        last)
                .run(batch -> {
                    batches.add(batch);
                    return batches.size() < batchesWanted;
                });
    }

    private RecordedEvent event(long position) {
        return server.log().find(position).orElseThrow();
    }

    private List<Integer> sizes() {
        return batches.stream().map(batch -> batch.events().size()).toList();
    }

    private List<Long> positions() {
        return batches.stream()
                .flatMap(batch -> batch.events().stream())
                .map(event -> event.recorded().position())
                .toList();
    }

    @Test
    void theWholeLogIsReadInBatches() {
        read(0, EVENTS, 10);
        assertThat(sizes()).containsExactly(1_000, 1_000, 100);
        assertThat(positions())
                .isEqualTo(databases.log().events().stream()
                        .map(RecordedEvent::position)
                        .toList());
        assertThat(batches)
                .extracting(EventFeed.Batch::end)
                .containsExactly(
                        event(1_000).at(), event(2_000).at(), event(EVENTS).at());
        assertThat(batches).extracting(EventFeed.Batch::failure).containsOnlyNulls();
    }

    @Test
    void oneStatementReadsManyEvents() {
        AtomicInteger statements = new AtomicInteger();
        server.faults().before(Step.LOG_READ, statements::incrementAndGet);
        read(0, EVENTS, 10);
        assertThat(statements).hasValueLessThan(10);
    }

    @Test
    void onlyTheEventsThatWereAskedForAreRead() {
        read(7, 10, 10);
        assertThat(positions()).containsExactly(8L, 9L, 10L);
        assertThat(batches.get(0).end()).isEqualTo(event(10).at());
    }

    @Test
    void nothingIsReadForAConsumerThatWantsNoMore() {
        read(0, EVENTS, 1);
        assertThat(sizes()).containsExactly(1_000);
    }

    @Test
    void aLogThatEndsTooEarlyIsToldAfterItsEvents() {
        read(2_095, EVENTS + 5, 10);
        EventFeed.Batch last = batches.get(batches.size() - 1);
        assertThat(positions()).containsExactly(2_096L, 2_097L, 2_098L, 2_099L, 2_100L);
        assertThat(last.failure())
                .isInstanceOf(ReplayStopped.class)
                .hasMessage("The event log ends at position 2100 and not at 2105.");
    }

    @Test
    void anEventThatDoesNotFollowTheOneBeforeItIsToldAfterTheEventsBefore() {
        databases.log().forge(3, event -> EventsOfDoom.withHash(event, Digest.of("forged")));
        read(0, 5, 10);
        assertThat(positions()).containsExactly(1L, 2L);
        assertThat(batches.get(0).failure()).isInstanceOf(ReplayStopped.class);
        assertThat(batches.get(0).end()).isEqualTo(event(2).at());
    }

    @Test
    void aReadingThatBeginsBehindAnotherHashIsOfAnotherLog() {
        new LogReading(
                        server.log(),
                        new Rematerialization(databases.catalogue(), databases.codec()),
                        Map.of(),
                        new LogPosition(5, Digest.of("another log")),
                        6)
                .run(batches::add);
        assertThat(batches).singleElement().satisfies(batch -> {
            assertThat(batch.events()).isEmpty();
            assertThat(batch.failure()).isInstanceOf(ReplayStopped.class);
        });
    }
}
