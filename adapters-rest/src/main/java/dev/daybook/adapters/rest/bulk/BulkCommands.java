package dev.daybook.adapters.rest.bulk;

import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Sender;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.JsonRefusal;
import dev.daybook.adapters.rest.json.LineReader;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.append.EventAppender;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out requests of many commands. Each request occupies two threads and the memory for its answers, so their number
 * is bounded.
 */
@Singleton
public class BulkCommands {

    static final int MOST_REQUESTS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(BulkCommands.class);

    private final EventAppender appender;
    private final ApiJson json;
    private final CommandLines commands;
    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST_REQUESTS);

    @Resource
    private @Nullable ManagedThreadFactory serverThreads;

    private final @Nullable ThreadFactory threads;

    @Inject
    public BulkCommands(EventAppender appender, ApiJson json, @Any Instance<CommandResource> resources) {
        this(appender, json, new CommandLines(json, resources), PATIENCE, null);
    }

    BulkCommands(
            EventAppender appender,
            ApiJson json,
            CommandLines commands,
            Duration patience,
            @Nullable ThreadFactory threads) {
        this.appender = appender;
        this.json = json;
        this.commands = commands;
        this.patience = patience;
        this.threads = threads;
    }

    /**
     * Checks that a body can be lines of JSON at all.
     *
     * @param first its first byte, -1 if it is empty
     * @throws ProblemException if it is compressed, in another encoding than UTF-8, or one array
     */
    static void requireText(int first) {
        if (first == '[') {
            throw JsonRefusal.wrongShape(
                    "The body begins with [. Send one object a line, without an array around them and without commas"
                            + " between them.");
        }
        boolean isWhiteSpace = first == '\n' || first == '\r' || first == '\t';
        if ((first >= 0 && first < ' ' && !isWhiteSpace) || first > '~') {
            throw ProblemException.unreadable(
                    JsonRefusal.UNREADABLE,
                    "The body is not text in UTF-8: its first byte is 0x" + Integer.toHexString(first)
                            + ". Send it uncompressed, as UTF-8, one object a line.");
        }
    }

    /**
     * Carries out the lines, and writes their answers. It returns when all is written, or when the client has gone.
     *
     * @param base the path of the API, without a slash at the end
     * @param connection the client's, as {@link KeptAnswers} needs it
     * @throws ProblemException if too many such requests are being carried out
     */
    void run(LineReader lines, Sender sender, String base, OutputStream out, Closeable connection) throws IOException {
        if (!places.tryAcquire()) {
            throw ProblemException.later(
                    "request.too-many-streams",
                    MOST_REQUESTS + " requests of many commands are being carried out. Send this one again later.");
        }
        try {
            // the head of the answer is sent by this thread; the other one writes nothing but lines
            out.flush();
            KeptAnswers answers = new KeptAnswers(out, connection, patience);
            Thread writer = threads().newThread(answers);
            writer.setName("daybook-bulk-answers");
            writer.start();
            carryOut(new CommandStream(lines, commands, appender, json, sender, base, answers), answers);
        } finally {
            places.release();
        }
    }

    private static void carryOut(CommandStream stream, KeptAnswers answers) {
        try {
            try {
                stream.run();
            } finally {
                // the response must not be used again before the other thread has let go of it
                answers.end();
            }
        } catch (IOException gone) {
            LOG.debugf(gone, "A client of POST /commands has gone before it had all answers");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private ThreadFactory threads() {
        ThreadFactory known = threads == null ? serverThreads : threads;
        if (known == null) {
            throw new IllegalStateException("The server provides no ManagedThreadFactory. Check its subsystem ee.");
        }
        return known;
    }
}
