package dev.daybook.adapters.rest.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.command.Sender;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.LineReader;
import dev.daybook.adapters.rest.problem.LineProblem;
import dev.daybook.adapters.rest.problem.Problem;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.PendingCommand;
import dev.daybook.domain.kernel.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The commands of one request, one a line. They are handed in and answered in the order of the lines. Many are on their
 * way at a time, so that one request fills the appender's batches. A line that is refused hurts no other line.
 *
 * <p>One thread reads, hands in and answers. It waits for the next line only while no command is on its way, so that a
 * client who waits for an answer before it sends the next line gets it.
 */
final class CommandStream {

    /** Two full batches of the appender: one is committed while the next one waits. */
    static final int MOST_ON_THEIR_WAY = 1_024;

    /** Many times as much as so many lines of a usual length have. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final LineReader lines;
    private final CommandLines commands;
    private final EventAppender appender;
    private final ApiJson json;
    private final Sender sender;
    private final String base;
    private final KeptAnswers answers;
    private final Deque<Line> onTheirWay = new ArrayDeque<>();
    private long characters;

    /**
     * A stream that was not begun.
     *
     * @param base the path of the API, without a slash at the end
     */
    CommandStream(
            LineReader lines,
            CommandLines commands,
            EventAppender appender,
            ApiJson json,
            Sender sender,
            String base,
            KeptAnswers answers) {
        this.lines = lines;
        this.commands = commands;
        this.appender = appender;
        this.json = json;
        this.sender = sender;
        this.base = base;
        this.answers = answers;
    }

    /** A line that is not answered yet. */
    private sealed interface Line {

        /** How long its text was, as long as what was read from it is kept. */
        int characters();
    }

    /** A line whose command was handed in. */
    private record HandedIn(long number, int characters, CommandLines.Line line, PendingCommand command)
            implements Line {}

    /** A line that was refused before its command could be handed in. */
    private record Refused(Problem problem) implements Line {

        @Override
        public int characters() {
            return 0;
        }
    }

    /**
     * Carries out all lines.
     *
     * @throws IOException if the client takes no more answers. Commands that are on their way then are carried out all the
     *     same, as after any lost answer
     */
    void run() throws IOException, InterruptedException {
        boolean hasMore = true;
        while (hasMore || !onTheirWay.isEmpty()) {
            if (hasMore && isToReadNow()) {
                hasMore = handIn();
            } else {
                Line oldest = onTheirWay.remove();
                characters -= oldest.characters();
                answer(oldest);
            }
        }
    }

    private boolean isToReadNow() {
        if (onTheirWay.isEmpty()) {
            answers.release();
            return true;
        }
        try {
            return onTheirWay.size() < MOST_ON_THEIR_WAY && characters < MOST_CHARACTERS && lines.isReady();
        } catch (IOException toldByTheNextRead) {
            return true;
        }
    }

    /** Reads a line and hands its command in; false at the end of the body. */
    private boolean handIn() {
        try {
            String text = lines.next();
            if (text == null) {
                return false;
            }
            Line line = begun(lines.number(), text);
            characters += line.characters();
            onTheirWay.add(line);
        } catch (ProblemException unreadable) {
            onTheirWay.add(refused(lines.number(), unreadable));
        } catch (IOException incomplete) {
            onTheirWay.add(refused(lines.number() + 1, new UncheckedIOException(incomplete)));
            return false;
        }
        return true;
    }

    private Line begun(long number, String text) {
        try {
            CommandLines.Line line = commands.read(text, sender);
            return new HandedIn(
                    number,
                    text.length(),
                    line,
                    appender.beginInTurn(line.command().creator(), line.caller()));
        } catch (RuntimeException refusal) {
            return refused(number, refusal);
        }
    }

    private static Refused refused(long number, RuntimeException reason) {
        return new Refused(LineProblem.of(number, reason, subject -> false));
    }

    private void answer(Line line) throws IOException, InterruptedException {
        if (line instanceof HandedIn handedIn) {
            if (!handedIn.command().isAnswered()) {
                answers.release();
            }
            answers.add(text(outcome(handedIn)));
        } else if (line instanceof Refused refused) {
            answers.add(text(refused.problem()));
        }
    }

    private Record outcome(HandedIn handedIn) {
        try {
            return CarriedOutView.of(
                    handedIn.number(),
                    handedIn.command().await(),
                    handedIn.line().command().page().map(page -> base + page));
        } catch (RuntimeException failure) {
            CommandLines.Line line = handedIn.line();
            return LineProblem.of(
                    handedIn.number(),
                    explained(line, failure),
                    subject -> line.route().names(subject, line.id()));
        }
    }

    private RuntimeException explained(CommandLines.Line line, RuntimeException failure) {
        if (!(failure instanceof Rejection rejection)) {
            return failure;
        }
        try {
            return line.command().explained(rejection, sender::mayRead);
        } catch (RuntimeException withoutTheDifferences) {
            return rejection;
        }
    }

    private byte[] text(Record answer) {
        try {
            return json.bytes(answer);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(answer.getClass() + " cannot be written as JSON", defect);
        }
    }
}
