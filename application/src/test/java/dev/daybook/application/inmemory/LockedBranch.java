package dev.daybook.application.inmemory;

import dev.daybook.application.log.Enlisted;
import java.time.Duration;
import java.util.function.Function;

/** A branch that holds its database's lock until it ends. */
abstract class LockedBranch implements InMemoryTransaction.Branch {

    private final InMemoryLock lock;
    private final Step prepareStep;
    private final Step commitStep;
    private boolean isReleased;

    LockedBranch(InMemoryLock lock, Step prepareStep, Step commitStep) {
        this.lock = lock;
        this.prepareStep = prepareStep;
        this.commitStep = commitStep;
    }

    /** Makes the changes of the branch visible. */
    abstract void apply();

    @Override
    public final Step prepareStep() {
        return prepareStep;
    }

    @Override
    public final Step commitStep() {
        return commitStep;
    }

    /** Gives the connection back. A session that does so after the end of its transaction would lose it. */
    public final void release() {
        isReleased = true;
    }

    @Override
    public final void prepare() {
        if (!lock.isHeldBy(this)) {
            throw new IllegalStateException("A branch is prepared without its lock.");
        }
        if (!isReleased) {
            throw new IllegalStateException("A branch is prepared before its session has given its connection back.");
        }
    }

    @Override
    public final void commit() {
        apply();
        lock.release(this);
    }

    @Override
    public final void rollback() {
        if (!isReleased) {
            throw new IllegalStateException(
                    "A branch is rolled back before its session has given its connection back.");
        }
        lock.release(this);
    }

    @Override
    public final void lose() {
        lock.release(this);
    }

    /** The branch before those steps lock it. */
    final <S> Enlisted<S> locking(Function<Duration, S> steps) {
        return new Enlisted<>(steps, this::release);
    }
}
