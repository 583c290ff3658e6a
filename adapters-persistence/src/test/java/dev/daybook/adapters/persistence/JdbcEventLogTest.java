package dev.daybook.adapters.persistence;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.EventLogContract;
import jakarta.transaction.UserTransaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcEventLogTest extends EventLogContract {

    private Engine engine;

    @BeforeAll
    void start() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Override
    protected EventLog log() {
        return engine.log();
    }

    @Override
    protected UserTransaction transaction() {
        return engine.transaction();
    }

    @Override
    protected EventCodec codec() {
        return engine.codec();
    }
}
