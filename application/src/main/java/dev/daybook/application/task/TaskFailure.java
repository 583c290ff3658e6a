package dev.daybook.application.task;

import java.time.Duration;
import java.util.Optional;

/** A task could not be carried out; the sentence is shown to operators, so it holds no secret. */
public final class TaskFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> askedPause;

    public TaskFailure(String sentence) {
        this(sentence, Optional.empty());
    }

    /** A failure for which the outside world has asked for a pause before the next call. */
    public TaskFailure(String sentence, Optional<Duration> askedPause) {
        super(sentence);
        this.askedPause = askedPause;
    }

    public TaskFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.askedPause = Optional.empty();
    }

    /** For how long the outside world has asked not to be called again. */
    public Optional<Duration> askedPause() {
        return askedPause;
    }
}
