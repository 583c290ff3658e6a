package dev.daybook.application.append;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Appends facts from a source of any length in atomic batches, in order.
 *
 * <p>While one batch is being committed, the next one is read. It is handed in when the first has succeeded, so no fact
 * after a bad line is ever appended. Facts that are in the log already are skipped, so it is safe to send the same
 * source again.
 */
@Singleton
public class EventImport {

    private final EventAppender appender;

    @Inject
    public EventImport(EventAppender appender) {
        this.appender = appender;
    }

    /** Where the facts come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * The next fact, null at the end.
         *
         * @throws UnreadableLine if the next line is not a fact
         */
        @Nullable
        Line next();
    }

    /** A fact and the number of its line, counted from 1. */
    public record Line(long number, ProposedEvent event) {}

    /** A line that is not a fact. */
    public static final class UnreadableLine extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final long number;
        private final RuntimeException reason;

        public UnreadableLine(long number, RuntimeException reason) {
            super(reason.getMessage(), reason, false, false);
            this.number = number;
            this.reason = reason;
        }
    }

    /**
     * The result of an import.
     *
     * @param lines how many facts were read
     * @param last the position of the last of them, none if there were none
     */
    public record Outcome(long lines, long appended, long repeated, Optional<Long> last) {}

    /** An import ended at a bad line; what was committed before stays. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final long line;
        private final long committedLines;
        private final RuntimeException reason;

        Stopped(long line, long committedLines, RuntimeException reason) {
            super(reason.getMessage(), reason, false, false);
            this.line = line;
            this.committedLines = committedLines;
            this.reason = reason;
        }

        /** The bad line, counted from 1; the first line of the batch if it is not known which one is to blame. */
        public long line() {
            return line;
        }

        /** How many lines from the start are in the log for good. */
        public long committedLines() {
            return committedLines;
        }

        /** Why it is bad. */
        public RuntimeException reason() {
            return reason;
        }
    }

    /**
     * Imports everything that the source gives.
     *
     * @param batchSize how many facts are appended atomically
     * @throws Stopped at the first bad line
     */
    public Outcome run(Source source, int batchSize, Caller caller) {
        return new Run(source, batchSize, caller).run();
    }

    private record Batch(List<Line> facts, @Nullable UnreadableLine unreadable) {}

    private final class Run {

        private final Source source;
        private final int batchSize;
        private final Caller caller;
        private long lines;
        private long lastLine;
        private long committedLines;
        private long appended;
        private long repeated;
        private long last;

        Run(Source source, int batchSize, Caller caller) {
            this.source = source;
            this.batchSize = batchSize;
            this.caller = caller;
        }

        Outcome run() {
            Batch batch = read();
            while (!batch.facts().isEmpty()) {
                PendingCommand pending = begin(batch.facts());
                Batch next = read();
                finish(batch.facts(), pending);
                batch = next;
            }
            if (batch.unreadable() != null) {
                throw new Stopped(batch.unreadable().number, committedLines, batch.unreadable().reason);
            }
            return new Outcome(lines, appended, repeated, last == 0 ? Optional.empty() : Optional.of(last));
        }

        /** The next facts; an unreadable line among them is reported when everything before its batch is committed. */
        private Batch read() {
            List<Line> facts = new ArrayList<>(batchSize);
            try {
                while (facts.size() < batchSize) {
                    Line line = source.next();
                    if (line == null) {
                        break;
                    }
                    facts.add(line);
                    lastLine = line.number();
                }
                return new Batch(facts, null);
            } catch (UnreadableLine unreadable) {
                return new Batch(List.of(), unreadable);
            } catch (RuntimeException broken) {
                // the source itself has failed; the batch that was handed in before must still be answered
                return new Batch(List.of(), new UnreadableLine(lastLine + 1, broken));
            }
        }

        private PendingCommand begin(List<Line> batch) {
            try {
                return appender.begin(batch.stream().map(Line::event).toList(), caller);
            } catch (RuntimeException failure) {
                throw new Stopped(batch.get(0).number(), committedLines, failure);
            }
        }

        private void finish(List<Line> batch, PendingCommand pending) {
            Receipt receipt;
            try {
                receipt = pending.await();
            } catch (EventRefused refused) {
                throw new Stopped(batch.get(refused.index()).number(), committedLines, refused.rejection());
            } catch (RuntimeException failure) {
                throw new Stopped(batch.get(0).number(), committedLines, failure);
            }
            lines += batch.size();
            committedLines = batch.get(batch.size() - 1).number();
            appended += receipt.appended();
            repeated += receipt.repeated();
            receipt.positions().ifPresent(positions -> last = Math.max(last, positions.last()));
        }
    }
}
