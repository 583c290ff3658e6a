package dev.daybook.application.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every adapter to the keys of operations does. It begins empty. */
public abstract class AnswerLedgerContract {

    private static final String KEY = "local:operator/POST /replays k-1";
    private static final Digest REQUEST = Digest.of("rebuild");
    private static final Digest OTHER_REQUEST = Digest.of("verify");
    private static final KeptAnswer ANSWER =
            new KeptAnswer(202, Optional.of("/api/v1/replays/1"), Optional.of(17L), "{\"id\":\"ž\"}");
    private static final KeptAnswer OTHER_ANSWER = new KeptAnswer(200, Optional.empty(), Optional.empty(), "{}");

    protected abstract AnswerLedger ledger();

    /** Lets that time pass. */
    protected abstract void let(Duration time);

    private Optional<AnswerLedger.Earlier> claim(Digest request) {
        return ledger().claim(KEY, request, "operator");
    }

    @Test
    void aKeyIsClaimedOnceAndItsAnswerIsKept() {
        assertThat(claim(REQUEST)).isEmpty();
        assertThat(claim(REQUEST)).contains(new AnswerLedger.Earlier(REQUEST, Optional.empty()));
        ledger().keep(KEY, ANSWER);
        assertThat(claim(REQUEST)).contains(new AnswerLedger.Earlier(REQUEST, Optional.of(ANSWER)));
        assertThat(claim(OTHER_REQUEST)).contains(new AnswerLedger.Earlier(REQUEST, Optional.of(ANSWER)));
        assertThat(ledger().claim(KEY + "0", OTHER_REQUEST, "operator")).isEmpty();
    }

    @Test
    void anAnswerMayHaveNothingButABody() {
        claim(REQUEST);
        ledger().keep(KEY, OTHER_ANSWER);
        assertThat(claim(REQUEST)).contains(new AnswerLedger.Earlier(REQUEST, Optional.of(OTHER_ANSWER)));
    }

    @Test
    void aKeyThatIsGivenBackCanBeClaimedAgain() {
        claim(REQUEST);
        ledger().release(KEY);
        assertThat(claim(OTHER_REQUEST)).isEmpty();
        assertThat(claim(REQUEST)).contains(new AnswerLedger.Earlier(OTHER_REQUEST, Optional.empty()));
    }

    @Test
    void anAnswerStaysWhateverComesAfterIt() {
        claim(REQUEST);
        ledger().keep(KEY, ANSWER);
        ledger().keep(KEY, OTHER_ANSWER);
        ledger().release(KEY);
        let(AnswerLedger.LONGEST_OPERATION.multipliedBy(100));
        assertThat(claim(REQUEST)).contains(new AnswerLedger.Earlier(REQUEST, Optional.of(ANSWER)));
    }

    @Test
    void aClaimWithoutAnAnswerEndsByItselfForTheSameRequest() {
        claim(REQUEST);
        let(AnswerLedger.LONGEST_OPERATION.minusSeconds(10));
        assertThat(claim(REQUEST)).isPresent();
        let(Duration.ofSeconds(20));
        assertThat(claim(OTHER_REQUEST)).isPresent();
        assertThat(claim(REQUEST)).isEmpty();
        assertThat(claim(REQUEST)).isPresent();
    }

    @Test
    void ofManyCallersAtOnceOneGetsTheKey() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                claims.add(callers.submit(() -> claim(REQUEST).isEmpty()));
            }
            int claimed = 0;
            for (Future<Boolean> one : claims) {
                claimed += one.get() ? 1 : 0;
            }
            assertThat(claimed).isEqualTo(1);
        } finally {
            callers.shutdown();
        }
    }
}
