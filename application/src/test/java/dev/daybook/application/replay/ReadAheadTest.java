package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    private LogReading reading(long last) {
        return new LogReading(
                server.log(),
                new Rematerialization(databases.catalogue(), databases.codec()),
                Map.of(),
                LogPosition.START,
                last);
    }

    private ReadAhead readAhead(long last) {
        return new ReadAhead(reading(last), work -> {
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
        try (ReadAhead feed = new ReadAhead(reading(EVENTS), work -> new Thread(() -> {}))) {
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

    @Test
    void aReaderThatIsInterruptedReadsNoMoreAndItsThreadStaysInterrupted() throws Exception {
        AtomicInteger statements = new AtomicInteger();
        AtomicBoolean isInterrupted = new AtomicBoolean();
        server.faults().before(Step.LOG_READ, statements::incrementAndGet);
        ReadAhead feed = new ReadAhead(reading(EVENTS), work -> {
            threads.add(new Thread(() -> {
                Thread.currentThread().interrupt();
                work.run();
                isInterrupted.set(Thread.interrupted());
            }));
            return threads.get(0);
        });
        threads.get(0).join();
        feed.close();
        assertThat(isInterrupted).isTrue();
        assertThat(statements).as("of two that the whole log takes").hasValue(1);
    }

    @Test
    void aThreadThatIsInterruptedBeforeItClosesTheFeedStaysInterruptedAndDoesNotWait() {
        CountDownLatch closed = new CountDownLatch(1);
        ReadAhead feed = new ReadAhead(
                reading(EVENTS),
                work -> new Thread(() -> {
                    await(closed);
                    work.run();
                }));
        Thread.currentThread().interrupt();
        feed.close();
        assertThat(Thread.interrupted()).isTrue();
        closed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void theReaderIsKnownByTheNameOfItsThread() {
        readAhead(EVENTS).close();
        assertThat(threads).extracting(Thread::getName).containsExactly("daybook-replay-reader");
    }
}
