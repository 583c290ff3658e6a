package dev.daybook.application.append;

import java.time.Duration;
import java.util.Optional;

/** The real corridor without a thread: a test or a simulation takes its turns. */
public final class SteppedEngine {

    private final EventAppender appender;
    private final AppendLoop loop;

    public SteppedEngine(AppendEngine.Parts parts, AppendSettings settings) {
        AppendEngine.Pieces pieces = AppendEngine.pieces(parts, settings, Runnable::run);
        appender = pieces.appender();
        loop = pieces.loop();
    }

    public EventAppender appender() {
        return appender;
    }

    /** One turn of the loop; does not wait for commands. */
    public void turn() throws InterruptedException {
        loop.turn(Duration.ZERO);
    }

    /** Whether the corridor has answered, in time or not. */
    public static boolean isAnswered(PendingCommand command) {
        return command.isAnswered();
    }

    /** What {@link PendingCommand#await} would give or throw by now; empty if it would still wait. */
    public static Optional<Receipt> poll(PendingCommand command) {
        return command.poll();
    }
}
