package dev.daybook.application.simulation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs worlds, one seed after another, until the time is over or a world shows a defect. */
public final class Simulation {

    /** The log of the engine: thousands of failures a second are expected here. */
    private static final Logger ENGINE_LOG = Logger.getLogger("dev.daybook");

    private static final int STEPS_A_WORLD = 800;

    private Simulation() {}

    /**
     * What came of it.
     *
     * @param attempts how many requests were sent
     * @param time of the processor, which is one core's: there is one thread
     * @param elapsed how long the run took; more than {@code time} if others used the processor as well
     * @param defect the first world with a defect: its seed and what was found, a line each
     */
    public record Result(
            int worlds, long attempts, long events, Duration time, Duration elapsed, Optional<String> defect) {

        /** Requests a second of the processor's time. */
        public long rate() {
            return attempts * 1_000 / Math.max(1, time.toMillis());
        }
    }

    /** Runs worlds with the seeds from {@code firstSeed} on. */
    public static Result run(long firstSeed, Duration time) {
        long begun = System.nanoTime();
        long begunOnProcessor = processorNanos();
        long attempts = 0;
        long events = 0;
        int worlds = 0;
        Optional<String> defect = Optional.empty();
        while (defect.isEmpty() && System.nanoTime() - begun < time.toNanos()) {
            long seed = firstSeed + worlds++;
            World.Run run = runOne(seed);
            attempts += run.attempts();
            events += run.events();
            if (!run.findings().isEmpty()) {
                defect = Optional.of("Seed " + seed + ":\n" + String.join("\n", run.findings()));
            }
        }
        return new Result(
                worlds,
                attempts,
                events,
                Duration.ofNanos(processorNanos() - begunOnProcessor),
                Duration.ofNanos(System.nanoTime() - begun),
                defect);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Runs the world of that seed. */
    static World.Run runOne(long seed) {
        ENGINE_LOG.setLevel(Level.OFF);
        try {
            return new World(seed).run(STEPS_A_WORLD);
        } catch (RuntimeException | Error failure) {
            throw new IllegalStateException("The world of seed " + seed + " failed.", failure);
        } finally {
            ENGINE_LOG.setLevel(null);
        }
    }
}
