package dev.daybook.application.readiness;

import java.util.Optional;

/** Whether commands are accepted, and if not, why; safe for use by all threads. */
public final class Readiness {

    private volatile Optional<String> obstacle = Optional.of("The server is starting.");

    /** Commands are accepted from now on. */
    public synchronized void ready() {
        obstacle = Optional.empty();
    }

    /**
     * No commands are accepted from now on.
     *
     * @return whether that is new: commands were accepted before, or refused for another reason
     */
    public synchronized boolean closed(String reason) {
        Optional<String> before = obstacle;
        obstacle = Optional.of(reason);
        return !obstacle.equals(before);
    }

    public boolean isReady() {
        return obstacle.isEmpty();
    }

    /** Why no commands are accepted; empty if they are. */
    public Optional<String> obstacle() {
        return obstacle;
    }
}
