package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.integrity.IntegrityLedger;
import dev.daybook.application.integrity.IntegrityLedgerContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class JdbcIntegrityLedgerTest extends IntegrityLedgerContract {

    private final Engine engine = Engine.empty().migrated();
    private final IntegrityLedger ledger = new JdbcIntegrityLedger(engine);

    @Override
    protected IntegrityLedger ledger() {
        return ledger;
    }

    @Override
    protected void beSilent(Duration time) {
        Engine.onSuperuser(
                "event_log",
                "update daybook.integrity_check set seen_at = seen_at - interval '" + time.toMillis()
                        + " milliseconds' where status = 'running'");
    }

    @AfterEach
    void stop() {
        engine.close();
    }
}
