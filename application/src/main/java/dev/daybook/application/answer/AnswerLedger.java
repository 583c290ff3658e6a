package dev.daybook.application.answer;

import dev.daybook.application.log.Digest;
import java.time.Duration;
import java.util.Optional;

/** The port to the keys of operations and their answers. */
public interface AnswerLedger {

    /** After this time an operation without an answer has ended with its server, and may be carried out again. */
    Duration LONGEST_OPERATION = Duration.ofMinutes(1);

    /**
     * An earlier request with the same key.
     *
     * @param request the digest of what was asked for
     * @param answer empty while the operation is being carried out
     */
    record Earlier(Digest request, Optional<KeptAnswer> answer) {}

    /**
     * Claims a key for a request. Of several callers at the same time one gets it.
     *
     * @return empty if the key is the caller's now, who must {@link #keep} an answer or {@link #release} the key
     */
    Optional<Earlier> claim(String key, Digest request, String actor);

    /** Keeps the answer to the request that has claimed the key, for ever. */
    void keep(String key, KeptAnswer answer);

    /** Gives a claimed key back, because nothing was done. An answered key stays. */
    void release(String key);
}
