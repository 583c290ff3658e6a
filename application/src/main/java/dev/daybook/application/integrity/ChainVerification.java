package dev.daybook.application.integrity;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.AmendmentTrail;
import dev.daybook.verifier.ChainCheck;
import dev.daybook.verifier.ChainHead;
import dev.daybook.verifier.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;

/**
 * Checks the whole chain, as fast as the machine reads it.
 *
 * <p><b>Pieces.</b> Each event stores its hash, so an event can be checked with its predecessor alone. The log is
 * therefore cut into pieces, and several pieces are checked at the same time. Each piece begins with the last event of
 * the piece before. If every event follows its predecessor, the chain is whole. Results are taken in the order of the
 * pieces, so that the first bad event is found.
 *
 * <p><b>No snapshot, no lock.</b> In an honest log, the hashed part of a committed event never changes, and no event is
 * committed at a lower position later. So each piece is read by a short statement of its own. One snapshot for all
 * pieces would gain nothing, and PostgreSQL could not remove dead rows while it is open. Appends are not slowed down.
 *
 * <p><b>Amended?</b> An amendment is recorded long after its event. So events that look changed are collected from all
 * pieces, and examined at the end.
 *
 * <p><b>What is wrong?</b> The first bad position is known when its piece is done. Often only later events tell what
 * was done to it. So one walk reads the log once more, from a little before that position.
 */
public final class ChainVerification {

    /** How many events one statement reads: it takes a fraction of a second. */
    static final long PIECE = 20_000;

    /** How many pieces are checked at the same time. */
    private static final int PIECES_AHEAD = 3;

    private static final int EVENTS_BEFORE_THE_BAD_ONE = 3;
    private static final long SIGN_OF_LIFE_MILLIS = 1_000;

    private final RecordedChain chain;
    private final Executor executor;
    private final long pieceLength;

    public ChainVerification(RecordedChain chain, Executor executor) {
        this(chain, executor, PIECE);
    }

    /** A verification in pieces of so many events. */
    public ChainVerification(RecordedChain chain, Executor executor, long pieceLength) {
        this.chain = chain;
        this.executor = executor;
        this.pieceLength = pieceLength;
    }

    /**
     * What was found.
     *
     * @param position up to which event the chain was followed
     * @param firstBad the first thing that is wrong; empty if the chain is sound
     * @param head the end of the chain
     */
    public record Outcome(long position, Optional<Finding> firstBad, LogPosition head) {}

    /** The check was stopped before its end. */
    public static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1;

        GivenUp(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /**
     * A checked piece.
     *
     * @param begin the event before it, as it was read for this piece
     * @param trail its events that were amended or look changed
     */
    private record Piece(ChainHead begin, ChainHead end, Optional<Finding> firstBad, AmendmentTrail trail) {}

    /**
     * Checks the events from 1 to {@code target}, and blocks until it is done.
     *
     * @param target where the committed log ends
     * @param expected an earlier head that the chain has to come through
     * @param goOn gets the position up to which all is well, at least every few seconds, and returns whether to go on
     * @throws GivenUp if {@code goOn} returned false
     * @throws dev.daybook.application.log.StorageFailure if the log cannot be read
     */
    public Outcome run(long target, Optional<LogPosition> expected, LongPredicate goOn) throws InterruptedException {
        Optional<ChainHead> wanted =
                expected.map(head -> new ChainHead(head.position(), head.hash().bytes()));
        Piece last = inPieces(target, wanted, goOn);
        Optional<Finding> firstBad = last.firstBad().isPresent()
                ? last.firstBad()
                : atTheEnd(last.end().position(), wanted);
        firstBad = AmendmentTrail.earlier(firstBad, new AmendmentCheck(chain).firstBad(last.trail(), target, goOn));
        return new Outcome(
                last.end().position(),
                firstBad,
                new LogPosition(last.end().position(), Digest.ofBytes(last.end().hash())));
    }

    private Piece inPieces(long target, Optional<ChainHead> wanted, LongPredicate goOn) throws InterruptedException {
        Deque<FutureTask<Piece>> ahead = new ArrayDeque<>();
        try {
            return inPieces(target, wanted, goOn, ahead);
        } finally {
            ahead.forEach(piece -> piece.cancel(true));
        }
    }

    /** Checks piece by piece. {@code ahead} holds the pieces that were begun and whose results were not taken yet. */
    private Piece inPieces(long target, Optional<ChainHead> wanted, LongPredicate goOn, Deque<FutureTask<Piece>> ahead)
            throws InterruptedException {
        long next = 1;
        AmendmentTrail trail = new AmendmentTrail(1);
        Piece done = new Piece(ChainHead.START, ChainHead.START, Optional.empty(), trail);
        do {
            // one piece even for an empty log: there may be something before the first position
            while ((next == 1 || next <= target) && ahead.size() < PIECES_AHEAD) {
                long first = next;
                FutureTask<Piece> begun =
                        new FutureTask<>(() -> piece(first, Math.min(target, first + pieceLength - 1), wanted));
                ahead.add(begun);
                executor.execute(begun);
                next += pieceLength;
            }
            ChainHead end = done.end();
            Piece piece = await(ahead.element(), end.position(), goOn);
            ahead.remove();
            trail.append(piece.trail());
            Optional<Finding> bad = piece.firstBad().or(() -> seam(end, piece.begin()));
            if (bad.isPresent()) {
                return new Piece(
                        piece.begin(), piece.end(), Optional.of(explained(bad.get(), target, wanted, goOn)), trail);
            }
            done = piece;
        } while (!ahead.isEmpty());
        return new Piece(done.begin(), done.end(), Optional.empty(), trail);
    }

    private static Optional<Finding> seam(ChainHead end, ChainHead begin) {
        return end.equals(begin)
                ? Optional.empty()
                : Optional.of(new Finding(
                        end.position(),
                        Finding.Problem.HASH_CHANGED,
                        "The hash of event " + end.position() + " was changed while the check ran."));
    }

    private static Piece await(Future<Piece> piece, long position, LongPredicate goOn) throws InterruptedException {
        while (true) {
            if (!goOn.test(position)) {
                throw new GivenUp("The check was given up at event " + position + ".");
            }
            try {
                return piece.get(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // a slow machine: report progress, and wait on
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            }
        }
    }

    /** Checks one piece, which begins with the event before it; that one was checked with the piece before. */
    private Piece piece(long first, long last, Optional<ChainHead> wanted) {
        ChainWalk walk = new ChainWalk(first, wanted);
        walk.read(chain, last);
        Optional<Finding> bad = walk.endAt(last);
        long sound = bad.map(finding -> finding.position() - 1).orElse(last);
        return new Piece(walk.begin(), walk.head(), withoutCommand(first, sound).or(() -> bad), walk.trail());
    }

    private Optional<Finding> withoutCommand(long first, long last) {
        OptionalLong orphan = chain.firstWithoutCommand(first, last);
        return orphan.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        orphan.getAsLong(),
                        Finding.Problem.COMMAND_MISSING,
                        "Event " + orphan.getAsLong() + " names a command that is not on record."));
    }

    private Finding explained(Finding bad, long target, Optional<ChainHead> wanted, LongPredicate goOn) {
        // the event itself, or those before it, already explain every other problem
        if (bad.problem() != Finding.Problem.EVENT_CHANGED && bad.problem() != Finding.Problem.EVENT_MISSING) {
            return bad;
        }
        long begin = Math.max(1, bad.position() - EVENTS_BEFORE_THE_BAD_ONE);
        ChainWalk walk = new ChainWalk(begin, wanted);
        for (long last = begin + pieceLength; last < target + pieceLength && walk.wantsMore(); last += pieceLength) {
            if (!goOn.test(begin)) {
                throw new GivenUp("The check was given up at event " + bad.position() + ".");
            }
            walk.read(chain, Math.min(target, last));
        }
        // nothing is wrong now: it was repaired during the check, and the finding still counts
        return walk.endAt(target).orElse(bad);
    }

    /** Finds what no single piece can show: events that are missing at the end. */
    private Optional<Finding> atTheEnd(long position, Optional<ChainHead> wanted) {
        if (wanted.isPresent() && wanted.get().position() > position) {
            return Optional.of(ChainCheck.endsTooEarly(position, wanted.get()));
        }
        RecordedChain.PromisedEnd end = chain.promisedEnd();
        if (end.promised() > end.recorded()) {
            return Optional.of(new Finding(
                    end.recorded() + 1,
                    Finding.Problem.ENDS_TOO_EARLY,
                    "The log ends at event " + end.recorded() + ", but a command on record has appended event "
                            + end.promised() + "."));
        }
        return Optional.empty();
    }
}
