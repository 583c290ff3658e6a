package dev.daybook.application.simulation;

import dev.daybook.application.time.ElapsedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.LongSupplier;

/** Time that passes only when something is done. The clock of the day may jump; elapsed time never goes back. */
final class SimulatedTime implements ElapsedTime {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MOST_NANOS_A_LOOK = 20_000;

    private final Random random;
    private long nanos;
    private long jumpNanos;

    SimulatedTime(Random random) {
        this.random = random;
    }

    @Override
    public long nanos() {
        nanos += 1 + random.nextInt(MOST_NANOS_A_LOOK);
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        pass(duration);
    }

    /** Time passes. */
    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    /** The clock of the day is set, forward or back. */
    void jump() {
        jumpNanos += Duration.ofSeconds(random.nextInt(241) - 120L).toNanos();
    }

    /** The clock of a server, which may jump. */
    Clock clock() {
        return clock(() -> jumpNanos);
    }

    /** The clock of a database that all servers share; it does not jump. */
    Clock databaseClock() {
        return clock(() -> 0);
    }

    private Clock clock(LongSupplier ahead) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("The engine works in UTC.");
            }

            @Override
            public Instant instant() {
                return START.plusNanos(nanos() + ahead.getAsLong());
            }
        };
    }
}
