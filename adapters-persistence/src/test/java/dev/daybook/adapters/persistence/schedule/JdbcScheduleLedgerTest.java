package dev.daybook.adapters.persistence.schedule;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.schedule.ScheduleLedger;
import dev.daybook.application.schedule.ScheduleLedgerContract;
import org.junit.jupiter.api.AfterEach;

class JdbcScheduleLedgerTest extends ScheduleLedgerContract {

    private final Engine engine = Engine.empty().migrated();
    private final ScheduleLedger ledger = new JdbcScheduleLedger(engine);

    @Override
    protected ScheduleLedger ledger() {
        return ledger;
    }

    @AfterEach
    void stop() {
        engine.close();
    }
}
