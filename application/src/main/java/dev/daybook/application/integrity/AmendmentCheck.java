package dev.daybook.application.integrity;

import dev.daybook.application.integrity.RecordedChain.Backup;
import dev.daybook.verifier.AmendmentTrail;
import dev.daybook.verifier.AmendmentTrail.Amendment;
import dev.daybook.verifier.Finding;
import dev.daybook.verifier.Finding.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Checks whether events that look changed were amended in the open, and whether their originals are still kept. */
final class AmendmentCheck {

    private final RecordedChain chain;

    AmendmentCheck(RecordedChain chain) {
        this.chain = chain;
    }

    /**
     * The first event that was changed without an amendment, or whose original was changed.
     *
     * @param trail what is known of the events up to {@code target}, or up to an earlier bad event
     */
    Optional<Finding> firstBad(AmendmentTrail trail, long target, LongPredicate goOn) {
        if (trail.isOpen()) {
            explain(trail, target, goOn);
        }
        return AmendmentTrail.earlier(trail.firstBad(), firstBadBackup(trail));
    }

    /**
     * Reads further events, and looks only for amendments in them: after a bad event, where the check itself has
     * stopped, and after the target, because events may be amended while a check runs.
     */
    private void explain(AmendmentTrail trail, long target, LongPredicate goOn) {
        long known = trail.amendments().stream()
                .mapToLong(Amendment::recordedAt)
                .max()
                .orElse(0);
        long last = Math.max(target, chain.promisedEnd().recorded());
        for (long first = known + 1; first <= last && trail.isOpen(); first += ChainVerification.PIECE) {
            if (!goOn.test(target)) {
                throw new ChainVerification.GivenUp("The check was given up after event " + target + ".");
            }
            try {
                chain.read(first, Math.min(last, first + ChainVerification.PIECE - 1), event -> {
                    trail.explain(event);
                    return true;
                });
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private Optional<Finding> firstBadBackup(AmendmentTrail trail) {
        for (Amendment amendment : trail.amendments()) {
            Optional<Backup> backup = chain.findBackup(amendment.id());
            boolean isKept = backup.filter(Backup::isOfItsEvent)
                    .filter(kept -> kept.position() == amendment.position())
                    .filter(kept -> kept.digest().toString().equals(amendment.digestFound()))
                    .isPresent();
            if (!isKept) {
                return Optional.of(new Finding(
                        amendment.position(),
                        Problem.BACKUP_CHANGED,
                        "The original of event " + amendment.position() + ", which amendment " + amendment.id()
                                + " has replaced, "
                                + (backup.isEmpty() ? "is missing." : "was changed.")));
            }
        }
        return Optional.empty();
    }
}
