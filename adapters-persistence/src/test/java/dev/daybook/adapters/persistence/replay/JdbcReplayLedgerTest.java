package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayLedgerContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class JdbcReplayLedgerTest extends ReplayLedgerContract {

    private final Engine engine = Engine.empty().migrated();
    private final ReplayLedger ledger = new JdbcReplayLedger(engine);

    @Override
    protected ReplayLedger ledger() {
        return ledger;
    }

    @Override
    protected void beSilent(Duration time) {
        Engine.onSuperuser(
                "event_log",
                "update daybook.replay set seen_at = seen_at - interval '" + time.toMillis()
                        + " milliseconds' where status = 'running'");
    }

    @AfterEach
    void stop() {
        engine.close();
    }
}
