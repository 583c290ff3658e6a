package dev.daybook.application.job;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The result of an attempt to start a job: it has started, or it runs already. */
public sealed interface JobStart<T> {

    /** The job has started; {@code run} is its run. */
    record Started<T>(T run) implements JobStart<T> {}

    /** A job of that name runs already, on this server or another one. Nothing was started. */
    record AlreadyRunning<T>(String name) implements JobStart<T> {}

    /** The run, if the job has started. */
    default Optional<T> started() {
        return this instanceof Started<T> started ? Optional.of(started.run()) : Optional.empty();
    }

    /** The same with another view of the run. */
    default <V> JobStart<V> map(Function<? super T, ? extends V> view) {
        return this instanceof Started<T> started
                ? new Started<>(view.apply(started.run()))
                : new AlreadyRunning<>(((AlreadyRunning<T>) this).name());
    }

    /** The run. Throws the given exception if the job runs already. */
    default T orElseThrow(Supplier<? extends RuntimeException> refusal) {
        return started().orElseThrow(refusal);
    }
}
