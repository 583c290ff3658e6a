package dev.daybook.adapters.persistence.answer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.answer.AnswerLedger;
import dev.daybook.application.answer.AnswerLedgerContract;
import dev.daybook.application.answer.KeptAnswer;
import dev.daybook.application.log.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcAnswerLedgerTest extends AnswerLedgerContract {

    private final Engine engine = Engine.empty().migrated();
    private final AnswerLedger ledger = new JdbcAnswerLedger(engine);

    @Override
    protected AnswerLedger ledger() {
        return ledger;
    }

    @Override
    protected void let(Duration time) {
        Engine.onSuperuser(
                "event_log",
                "update daybook.operation_key set claimed_at = claimed_at - interval '" + time.toMillis()
                        + " milliseconds' where status is null");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void theDatabaseItselfKeepsAnAnswer() {
        ledger.claim("k-1", Digest.of("request"), "operator");
        ledger.keep("k-1", new KeptAnswer(200, Optional.empty(), Optional.empty(), "{}"));
        for (String change : List.of(
                "update daybook.operation_key set body = '[]'",
                "delete from daybook.operation_key",
                "truncate daybook.operation_key")) {
            assertThatThrownBy(() -> Engine.onSuperuser("event_log", change)).hasMessageContaining("is append-only");
        }
    }
}
