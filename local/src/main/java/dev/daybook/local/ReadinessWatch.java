package dev.daybook.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Watches a server's start until the server is ready, or until it is certain that it never will be. */
final class ReadinessWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final ServerLayout layout;
    private final URI question;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * A watch over the server with that layout.
     *
     * @param question answers 200 when the server is ready
     */
    ReadinessWatch(ServerLayout layout, URI question, Duration patience) {
        this.layout = layout;
        this.question = question;
        this.patience = patience;
    }

    /** Returns when it is ready; otherwise stops the process and throws, with the reason. */
    void await(ServerProcess process) {
        Instant deadline = Instant.now().plus(patience);
        try {
            // Asking earlier only fills the server's log with warnings that it isn't ready.
            while (!layout.isDeployed() || !isReady()) {
                if (process.endsWithin(BETWEEN_LOOKS)) {
                    throw new LocalStartException("The server ended with " + process.exitCode()
                            + " instead of starting. The end of its log:\n" + layout.logTail(60));
                }
                if (layout.isRefused()) {
                    throw new LocalStartException(
                            "The server refuses " + layout.war().getFileName() + " (all of it in " + layout.logFile()
                                    + "):\n" + layout.refusal());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new LocalStartException("The server was not ready within " + patience.toSeconds()
                            + " s. The end of its log:\n" + layout.logTail(60));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while the server started", e);
        }
    }

    boolean isReady() {
        HttpRequest ask =
                HttpRequest.newBuilder(question).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
