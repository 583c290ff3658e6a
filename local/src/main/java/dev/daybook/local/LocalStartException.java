package dev.daybook.local;

import org.jspecify.annotations.Nullable;

/** Says in one sentence why a process on this machine could not be started or stopped, and what to do about it. */
public final class LocalStartException extends RuntimeException {
    public LocalStartException(String message) {
        super(message);
    }

    public LocalStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
