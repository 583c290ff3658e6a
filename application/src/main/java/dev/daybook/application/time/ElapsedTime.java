package dev.daybook.application.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Elapsed time, and waiting. The engine takes it as a parameter, so that a simulation can stand in for the machine. */
public interface ElapsedTime {

    /** The time of this machine. */
    ElapsedTime MACHINE = new ElapsedTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            long begun = System.nanoTime();
            long left = duration.toNanos();
            while (left > 0) {
                // not Thread.sleep, which rounds up to a whole millisecond
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                left = duration.toNanos() - (System.nanoTime() - begun);
            }
        }
    };

    /** Nanoseconds since an arbitrary moment; only differences mean something. */
    long nanos();

    /** Waits that long. */
    void pause(Duration duration) throws InterruptedException;
}
