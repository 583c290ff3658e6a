package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread of its own reads the log ahead. */
@Timeout(60)
class ReadAheadTest {

    private static final int EVENTS = 1_100;

    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server =
            new InMemoryServer(databases, new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"))).start();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void append() {
        server.executeAll(IntStream.range(0, EVENTS).mapToObj(i -> createCompany("c-" + i)));
    }

    private ReadAhead readAhead(long last) {
        LogReading reading = new LogReading(
                server.log(),
                new Rematerialization(databases.catalogue(), databases.codec()),
                Map.of(),
                LogPosition.START,
                last);
        return new ReadAhead(reading, work -> {
            threads.add(new Thread(work));
            return threads.get(0);
        });
    }

    @Test
    void theBatchesComeInTheirOrder() {
        try (ReadAhead feed = readAhead(EVENTS)) {
            assertThat(feed.next().end().position()).isEqualTo(1_000);
            assertThat(feed.next().end().position()).isEqualTo(EVENTS);
        }
    }

    @Test
    void aFailureComesAfterTheEventsBeforeIt() {
        try (ReadAhead feed = readAhead(EVENTS + 1)) {
            assertThat(feed.next().failure()).isNull();
            EventFeed.Batch last = feed.next();
            assertThat(last.end().position()).isEqualTo(EVENTS);
            assertThat(last.failure()).isInstanceOf(ReplayStopped.class);
        }
    }

    @Test
    void theThreadEndsWhenTheFeedIsClosed() {
        ReadAhead feed = readAhead(EVENTS);
        feed.close();
        assertThat(threads)
                .singleElement()
                .satisfies(thread -> assertThat(thread.isAlive()).isFalse());
    }

    @Test
    void aThreadThatEndsTooEarlyIsADefect() {
        LogReading never = new LogReading(
                server.log(),
                new Rematerialization(databases.catalogue(), databases.codec()),
                Map.of(),
                LogPosition.START,
                EVENTS);
        try (ReadAhead feed = new ReadAhead(never, work -> new Thread(() -> {}))) {
            assertThatThrownBy(feed::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The thread that reads the log has ended too early.");
        }
    }

    @Test
    void aReplayThatIsInterruptedStops() {
        ReadAhead feed = readAhead(EVENTS);
        Thread.currentThread().interrupt();
        assertThatThrownBy(feed::next).isInstanceOf(ReplayStopped.class);
        assertThat(Thread.interrupted()).isTrue();
        feed.close();
    }
}
