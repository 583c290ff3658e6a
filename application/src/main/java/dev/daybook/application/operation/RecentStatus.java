package dev.daybook.application.operation;

import dev.daybook.application.time.ElapsedTime;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The status of the system, read again once a second at the most: it takes eight queries, and monitoring asks for it often.
 */
@Singleton
public class RecentStatus {

    private static final Duration LONGEST_USE = Duration.ofSeconds(1);

    private final Supplier<SystemStatus.Report> reading;
    private final Clock clock;
    private final ElapsedTime time;

    private final Object readingOnce = new Object();
    private volatile @Nullable Seen last;

    /**
     * A report.
     *
     * @param readAt when its figures were read
     * @param readAtNanos the same moment as elapsed time
     */
    public record Seen(SystemStatus.Report report, Instant readAt, long readAtNanos) {}

    @Inject
    public RecentStatus(SystemStatus status) {
        this(status::report, Clock.systemUTC(), ElapsedTime.MACHINE);
    }

    RecentStatus(Supplier<SystemStatus.Report> reading, Clock clock, ElapsedTime time) {
        this.reading = reading;
        this.clock = clock;
        this.time = time;
    }

    /** The status as it was a second ago, or later. */
    public Seen recent() {
        Seen known = last;
        if (known != null && isRecent(known)) {
            return known;
        }
        synchronized (readingOnce) {
            Seen meanwhile = last;
            return meanwhile != null && isRecent(meanwhile) ? meanwhile : read();
        }
    }

    /** The status as it is now. */
    public Seen now() {
        synchronized (readingOnce) {
            return read();
        }
    }

    private boolean isRecent(Seen seen) {
        return time.nanos() - seen.readAtNanos() < LONGEST_USE.toNanos();
    }

    private Seen read() {
        // the moment comes first: the figures are at least as new as it says
        Instant at = clock.instant();
        long nanos = time.nanos();
        Seen seen = new Seen(reading.get(), at, nanos);
        last = seen;
        return seen;
    }
}
