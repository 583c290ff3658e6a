package dev.daybook.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Carries an order out: warm-up, the closed window, the open window.
 *
 * <p>In the open window commands are due at fixed moments, dealt out to the callers in turn, and latency counts from the
 * moment at which a command was due: a caller that is held up sends the late ones at once, and their waiting counts
 * (no coordinated omission).
 */
public final class Load {

    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<Caller> callers = new ArrayList<>();
    private final Function<Throwable, String> kinds;

    private Load(int number, IntFunction<Call> calls, Function<Throwable, String> kinds) {
        this.kinds = kinds;
        for (int i = 0; i < number; i++) {
            callers.add(new Caller(calls.apply(i)));
        }
    }

    /**
     * Measures.
     *
     * @param calls what the caller of that number sends
     * @param kinds the name under which a failure is counted
     */
    public static Point run(Order order, IntFunction<Call> calls, Function<Throwable, String> kinds)
            throws InterruptedException {
        Load load = new Load(order.callers(), calls, kinds);
        Window closed = order.paced() > 0
                ? load.open(order.warmUp() + order.closed(), order.paced())
                : load.closed(order.warmUp(), order.closed());
        double rate = closed.perSecond() * order.share();
        Window open = order.open() > 0 && rate > 0 ? load.open(order.open(), rate) : null;
        Map<String, Long> failures = new TreeMap<>();
        load.callers.forEach(caller -> caller.allFailures.forEach((kind, n) -> failures.merge(kind, n, Long::sum)));
        return new Point(
                order.workload(),
                order.callers(),
                load.callers.stream().mapToLong(caller -> caller.acknowledged).sum(),
                failures,
                closed,
                open);
    }

    private Window closed(double warmUp, double seconds) throws InterruptedException {
        long begin = System.nanoTime() + SOON;
        long from = begin + nanos(warmUp);
        long to = from + nanos(seconds);
        return inParallel(seconds, 0, caller -> number -> {
            long now = Math.max(System.nanoTime(), begin);
            return now < to ? new Moment(now, now >= from, to) : null;
        });
    }

    private Window open(double seconds, double perSecond) throws InterruptedException {
        long begin = System.nanoTime() + SOON;
        long to = begin + nanos(seconds);
        double between = 1e9 / perSecond;
        int all = callers.size();
        return inParallel(seconds, perSecond, caller -> number -> {
            long due = begin + (long) ((number * all + caller) * between);
            return due < to ? new Moment(due, true, Long.MAX_VALUE) : null;
        });
    }

    /** When a command is due, and whether it counts if it is answered until then. */
    private record Moment(long due, boolean counts, long until) {}

    private Window inParallel(double seconds, double rate, IntFunction<LongFunction<@Nullable Moment>> timetable)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers.size(); i++) {
            Caller caller = callers.get(i);
            LongFunction<@Nullable Moment> moments = timetable.apply(i);
            Thread thread = new Thread(() -> caller.work(moments), "benchmark-caller-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Histogram micros = new Histogram(3);
        Map<String, Long> failures = new TreeMap<>();
        for (Caller caller : callers) {
            micros.add(caller.micros);
            caller.failures.forEach((kind, n) -> failures.merge(kind, n, Long::sum));
        }
        long commands = micros.getTotalCount();
        return new Window(seconds, commands, commands / seconds, rate, Latency.of(micros), failures);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    /** One caller; its numbers are read when its thread has ended. */
    private final class Caller {

        private final Call call;
        private final Map<String, Long> allFailures = new TreeMap<>();
        private Histogram micros = new Histogram(3);
        private Map<String, Long> failures = new TreeMap<>();
        private long acknowledged;

        Caller(Call call) {
            this.call = call;
        }

        private void work(LongFunction<@Nullable Moment> moments) {
            micros = new Histogram(3);
            failures = new TreeMap<>();
            long number = 0;
            for (Moment moment = moments.apply(number); moment != null; moment = moments.apply(number)) {
                waitFor(moment.due());
                make(moment);
                number++;
            }
        }

        private void make(Moment moment) {
            try {
                call.make();
                acknowledged++;
                long end = System.nanoTime();
                if (moment.counts() && end <= moment.until()) {
                    micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(end - moment.due())));
                }
            } catch (Exception failure) {
                String kind = kinds.apply(failure);
                allFailures.merge(kind, 1L, Long::sum);
                if (moment.counts()) {
                    failures.merge(kind, 1L, Long::sum);
                }
            }
        }

        private static void waitFor(long due) {
            for (long ahead = due - System.nanoTime(); ahead > 0; ahead = due - System.nanoTime()) {
                LockSupport.parkNanos(ahead);
            }
        }
    }
}
