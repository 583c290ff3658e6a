package dev.daybook.application.job;

import dev.daybook.application.time.ElapsedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor, a timer and a clock that stand still until a test moves them on; everything runs in the test's thread. */
public final class HandDrivenTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Entry<?>> waiting = new PriorityQueue<>(
            Comparator.<Entry<?>, Instant>comparing(entry -> entry.due).thenComparing(entry -> entry.number));
    private Instant now;
    private long entries;

    /** A timer that stands at that moment. */
    public HandDrivenTimer(Instant now) {
        this.now = now;
    }

    /** A clock that shows this timer's time. */
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** Elapsed time that goes with the clock, and by a nanosecond at each look. A pause moves the clock on. */
    public ElapsedTime elapsedTime() {
        return new ElapsedTime() {
            private long looks;

            @Override
            public long nanos() {
                return Duration.between(Instant.EPOCH, now).toNanos() + ++looks;
            }

            @Override
            public void pause(Duration duration) {
                advance(duration);
            }
        };
    }

    /** Moves the time on, and runs everything that becomes due on the way, in the order of time. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        for (Entry<?> next = waiting.peek(); next != null && !next.due.isAfter(end); next = waiting.peek()) {
            waiting.remove(next);
            now = next.due.isAfter(now) ? next.due : now;
            next.run();
        }
        now = end.isAfter(now) ? end : now;
    }

    /** Runs what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    @Override
    public void execute(Runnable command) {
        ScheduledFuture<?> unused = schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    command.run();
                    return true;
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(new Entry<>(callable, Duration.of(delay, unit.toChronoUnit()), Duration.ZERO));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(command, initial, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return add(new Entry<>(
                () -> {
                    command.run();
                    return true;
                },
                Duration.of(initial, unit.toChronoUnit()),
                Duration.of(delay, unit.toChronoUnit())));
    }

    private <V> Entry<V> add(Entry<V> entry) {
        waiting.add(entry);
        return entry;
    }

    @Override
    public void shutdown() {
        waiting.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        waiting.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Entry<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {

        private final long number = entries++;
        private final Duration pause;
        private Instant due;

        Entry(Callable<V> callable, Duration delay, Duration pause) {
            super(callable);
            this.pause = pause;
            this.due = now.plus(delay);
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (super.runAndReset()) {
                due = now.plus(pause);
                waiting.add(this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            waiting.remove(this);
            return super.cancel(mayInterrupt);
        }

        @Override
        public boolean isPeriodic() {
            return !pause.isZero();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
