package dev.daybook.application.answer;

import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.StorageFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries operations out once for each key.
 *
 * <p>An operation and its answer are not in one transaction. If the server stops between the two, a repeat that comes more
 * than a minute later carries the operation out again.
 */
@Singleton
public class KeyedOperations {

    private final AnswerLedger ledger;

    @Inject
    public KeyedOperations(AnswerLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Carries the operation out, or answers what it was answered before. An operation that is refused or fails leaves its
     * key unused.
     *
     * @param request the digest of what is asked for
     * @return empty if an earlier request with the key is still being carried out
     * @throws dev.daybook.domain.kernel.Rejection if the key was used for another request
     */
    public Optional<KeptAnswer> once(
            IdempotencyKey.OfRequest key, Digest request, String actor, Supplier<KeptAnswer> operation) {
        Optional<AnswerLedger.Earlier> earlier = ledger.claim(key.text(), request, actor);
        if (earlier.isPresent()) {
            if (!earlier.get().request().equals(request)) {
                throw key.contradiction();
            }
            return earlier.get().answer();
        }
        KeptAnswer answer;
        try {
            answer = operation.get();
        } catch (RuntimeException failure) {
            release(key, failure);
            throw failure;
        }
        ledger.keep(key.text(), answer);
        return Optional.of(answer);
    }

    private void release(IdempotencyKey.OfRequest key, RuntimeException failure) {
        try {
            ledger.release(key.text());
        } catch (StorageFailure notReleased) {
            // the claim ends by itself
            failure.addSuppressed(notReleased);
        }
    }
}
