package dev.daybook.application.append;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Appends facts from a source of any length in atomic batches, in order.
 *
 * <p>While one batch is being committed, the next one is read. It is handed in when the first one is finished, so the
 * facts are appended in the order of their lines. Facts that are in the log already are skipped, so it is safe to send the
 * same source again.
 */
@Singleton
public class EventImport {

    /** How many refused lines an import lists; further ones are only counted. */
    public static final int MOST_LISTED = 1_000;

    private static final String ID_IN_USE = "event.id-in-use";

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
         * @throws UnreadableLine if the next line is not a fact; the line after it can be read then
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
     * How an import is carried out.
     *
     * @param batchSize how many facts are appended atomically
     * @param collectsRefused whether the import goes on past refused lines and lists them
     * @param ids gives ids to facts that have none; without it they keep none, and are not recognised when they are sent
     *     again
     */
    public record Order(int batchSize, boolean collectsRefused, Optional<FactIds> ids) {}

    /**
     * The result of an import.
     *
     * @param lines how many facts were read, the refused lines included
     * @param last the position of the last fact in the log, none if there is none
     * @param refused how many lines were refused
     * @param refusals the first refused lines by number, with the reason; at most {@link #MOST_LISTED}
     * @param isRecognised whether the same source would be recognised if it were sent again
     */
    public record Outcome(
            long lines,
            long appended,
            long repeated,
            Optional<Long> last,
            long refused,
            Map<Long, RuntimeException> refusals,
            boolean isRecognised) {}

    /** An import ended at a bad line; what was committed before stays. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final long line;
        private final long committedLines;
        private final boolean isRecognised;
        private final RuntimeException reason;

        Stopped(long line, long committedLines, boolean isRecognised, RuntimeException reason) {
            super(reason.getMessage(), reason, false, false);
            this.line = line;
            this.committedLines = committedLines;
            this.isRecognised = isRecognised;
            this.reason = reason;
        }

        /** The bad line, counted from 1; the first line of the batch if it is not known which one is to blame. */
        public long line() {
            return line;
        }

        /** How many lines from the start are finished: in the log for good or, if the import collects them, refused. */
        public long committedLines() {
            return committedLines;
        }

        /** Whether the same source is recognised if it is sent again. */
        public boolean isRecognised() {
            return isRecognised;
        }

        /** Why it is bad. */
        public RuntimeException reason() {
            return reason;
        }
    }

    /**
     * Imports everything that the source gives.
     *
     * @throws Stopped at the first bad line, or if the import cannot go on
     */
    public Outcome run(Source source, Order order, Caller caller) {
        return new Run(source, order, caller).run();
    }

    private final class Run {

        private final Source source;
        private final Order order;
        private final Caller caller;
        private final RefusedLines refusals = new RefusedLines();
        private @Nullable UnreadableLine end;
        private boolean isRecognised = true;
        private long lines;
        private long lastLine;
        private long committedLines;
        private long appended;
        private long repeated;
        private long last;

        Run(Source source, Order order, Caller caller) {
            this.source = source;
            this.order = order;
            this.caller = caller;
        }

        Outcome run() {
            List<Line> batch = read();
            while (!batch.isEmpty()) {
                PendingCommand pending = begin(batch);
                List<Line> next = read();
                finish(batch, pending);
                batch = next;
            }
            if (end != null) {
                throw stopped(end.number, end.reason);
            }
            return new Outcome(
                    lines + refusals.count(),
                    appended,
                    repeated,
                    last == 0 ? Optional.empty() : Optional.of(last),
                    refusals.count(),
                    refusals.first(),
                    isRecognised);
        }

        /** The next facts, none at the end; a line that ends the import is reported when everything before is finished. */
        private List<Line> read() {
            List<Line> facts = new ArrayList<>();
            while (facts.size() < order.batchSize()) {
                try {
                    Line line = source.next();
                    if (line == null) {
                        return facts;
                    }
                    lastLine = line.number();
                    facts.add(withId(line));
                } catch (UnreadableLine unreadable) {
                    lastLine = unreadable.number;
                    if (!order.collectsRefused()) {
                        end = unreadable;
                        return List.of();
                    }
                    refusals.add(unreadable.number, unreadable.reason);
                } catch (Stopped withoutId) {
                    end = new UnreadableLine(withoutId.line, withoutId.reason);
                    return List.of();
                } catch (RuntimeException broken) {
                    // the source itself has failed; the batch that was handed in before must still be answered
                    end = new UnreadableLine(lastLine + 1, broken);
                    return List.of();
                }
            }
            return facts;
        }

        private Line withId(Line line) {
            if (order.ids().isEmpty()) {
                isRecognised &= line.event().id().isPresent();
                return line;
            }
            try {
                return new Line(line.number(), order.ids().get().withId(line.event(), line.number()));
            } catch (RuntimeException noId) {
                throw stopped(line.number(), noId);
            }
        }

        private PendingCommand begin(List<Line> batch) {
            try {
                return appender.begin(batch.stream().map(Line::event).toList(), caller);
            } catch (RuntimeException failure) {
                throw stopped(batch.get(0).number(), failure);
            }
        }

        /**
         * Waits for the batch. If one of its facts is refused, none of them was appended. An import that collects refused
         * lines then appends the facts before it, and the facts after it, each as a smaller batch.
         */
        private void finish(List<Line> batch, PendingCommand begun) {
            Deque<List<Line>> pieces = new ArrayDeque<>(List.of(batch));
            @Nullable PendingCommand pending = begun;
            while (!pieces.isEmpty()) {
                List<Line> piece = pieces.pop();
                try {
                    keep(piece, (pending == null ? begin(piece) : pending).await());
                } catch (EventRefused refused) {
                    int index = refused.index();
                    if (!order.collectsRefused() || showsThatLinesHaveMoved(refused)) {
                        throw stopped(piece.get(index).number(), refused.rejection());
                    }
                    refusals.add(piece.get(index).number(), refused.rejection());
                    if (index + 1 < piece.size()) {
                        pieces.push(piece.subList(index + 1, piece.size()));
                    }
                    if (index > 0) {
                        pieces.push(piece.subList(0, index));
                    }
                } catch (Stopped stopped) {
                    throw stopped;
                } catch (RuntimeException failure) {
                    throw stopped(piece.get(0).number(), failure);
                }
                pending = null;
            }
            committedLines = batch.get(batch.size() - 1).number();
        }

        /**
         * Whether this refusal shows that a file of an earlier build was changed. Its later lines would get ids that the
         * log does not have, and would be appended again.
         */
        private boolean showsThatLinesHaveMoved(EventRefused refused) {
            return refused.rejection().code().equals(ID_IN_USE)
                    && order.ids().filter(FactIds::areByLineNumber).isPresent();
        }

        private void keep(List<Line> facts, Receipt receipt) {
            lines += facts.size();
            committedLines = facts.get(facts.size() - 1).number();
            appended += receipt.appended();
            repeated += receipt.repeated();
            receipt.positions().ifPresent(positions -> last = Math.max(last, positions.last()));
        }

        private Stopped stopped(long line, RuntimeException reason) {
            return new Stopped(line, committedLines, isRecognised, reason);
        }
    }
}
