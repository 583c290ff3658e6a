package dev.daybook.application.simulation;

import dev.daybook.application.inmemory.Faults;
import dev.daybook.application.inmemory.InMemoryTransaction.BranchUnreachable;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.StorageFailure;
import java.time.Duration;
import java.util.Random;

/** What goes wrong on one server, at random: everything that a port allows, at every step. */
final class SimulatedFaults implements Faults {

    private static final int CANNOT_DISCARD_MORE_OFTEN = 10;

    private final Random random;
    private final SimulatedTime time;
    private final Runnable interleave;
    private int oneIn = Integer.MAX_VALUE;
    private boolean crashed;

    /** @param interleave what other servers and clients do in the middle of a step */
    SimulatedFaults(Random random, SimulatedTime time, Runnable interleave) {
        this.random = random;
        this.time = time;
        this.interleave = interleave;
    }

    /** From now on, one step in so many goes wrong. */
    void oneIn(int steps) {
        oneIn = steps;
    }

    void crash() {
        crashed = true;
    }

    boolean isCrashed() {
        return crashed;
    }

    @Override
    public void before(Step step) {
        requireAlive();
        time.pass(Duration.ofNanos(random.nextInt(300_000)));
        interleave.run();
        requireAlive();
        if (goesWrong()) {
            fail(step);
        }
    }

    @Override
    public void after(Step step) {
        requireAlive();
        if (goesWrong()) {
            failAfter(step);
        }
    }

    @Override
    public boolean isAlive() {
        return !crashed;
    }

    @Override
    public boolean canDiscard() {
        requireAlive();
        return oneIn == Integer.MAX_VALUE || random.nextInt(Math.max(1, oneIn / CANNOT_DISCARD_MORE_OFTEN)) != 0;
    }

    /** New tasks are announced, which may fail. */
    void announce() {
        requireAlive();
        if (goesWrong()) {
            throw new IllegalStateException("The broker of messages is away.");
        }
    }

    private boolean goesWrong() {
        return oneIn != Integer.MAX_VALUE && random.nextInt(oneIn) == 0;
    }

    private void requireAlive() {
        if (crashed) {
            throw new SimulatedCrash();
        }
    }

    private void fail(Step step) {
        if (random.nextInt(6) == 0) {
            crashed = true;
            throw new SimulatedCrash();
        }
        switch (step) {
            case LOG_COMMIT, STATE_COMMIT, ROWS_COMMIT -> throw new BranchUnreachable();
            case COMMITTED -> throw failure(StorageFailure.Kind.PASSING);
            case LOG_OPEN, STATE_OPEN, LOG_LOCK ->
                throw failure(random.nextBoolean() ? StorageFailure.Kind.LOCKED : StorageFailure.Kind.PASSING);
            case LOG_LOOK_UP, LOG_READ, STATE_READ, LOG_RECORD, LOG_WRITE, STATE_WRITE, ASIDE_WRITE ->
                throw failure(random.nextInt(3) == 0 ? StorageFailure.Kind.TIMED_OUT : StorageFailure.Kind.PASSING);
            case BEGIN,
                    LOG_PREPARE,
                    STATE_PREPARE,
                    ROWS_PREPARE,
                    ASIDE_BEGIN,
                    ASIDE_KEEP,
                    ASIDE_COMPARE,
                    ASIDE_SWITCH,
                    REPLAY_LEDGER -> throw failure(StorageFailure.Kind.PASSING);
        }
    }

    /** The effect is there, and the answer is lost. */
    private void failAfter(Step step) {
        if (random.nextInt(4) == 0) {
            crashed = true;
            throw new SimulatedCrash();
        }
        if (step != Step.LOG_COMMIT && step != Step.STATE_COMMIT && step != Step.ROWS_COMMIT) {
            throw failure(StorageFailure.Kind.PASSING);
        }
    }

    private static StorageFailure failure(StorageFailure.Kind kind) {
        return new StorageFailure(kind, "A simulated failure, " + kind + ".", new IllegalStateException("simulated"));
    }
}
