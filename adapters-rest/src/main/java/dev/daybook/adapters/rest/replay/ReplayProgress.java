package dev.daybook.adapters.rest.replay;

import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the progress of a replay to its watchers: a server-sent event twice a second, and the last one when the replay
 * has ended. Each watcher occupies a thread of the server, so their number is bounded.
 */
@Singleton
public class ReplayProgress {

    private static final int MOST_WATCHERS = 8;
    private static final long PAUSE_MILLIS = 500;

    private final Replays replays;
    private final ApiJson json;
    private final Semaphore places = new Semaphore(MOST_WATCHERS);

    @Inject
    public ReplayProgress(Replays replays, ApiJson json) {
        this.replays = replays;
        this.json = json;
    }

    /** Writes events until the replay has ended, or the watcher has gone. */
    void write(UUID id, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw ProblemException.later(
                    "replay.too-many-watchers",
                    MOST_WATCHERS
                            + " callers already watch replays. Read GET /replays/{id} instead, or try again later.");
        }
        try {
            Optional<Replay> replay = replays.find(id);
            while (replay.isPresent()) {
                write(replay.get(), out);
                if (replay.get().status() != Replay.Status.RUNNING) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                replay = replays.find(id);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The server is stopping");
        } finally {
            places.release();
        }
    }

    private void write(Replay replay, OutputStream out) throws IOException {
        String event = "event: " + replay.status().code() + "\nid: " + replay.position() + "\ndata: "
                + json.text(ReplayView.of(replay)) + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
