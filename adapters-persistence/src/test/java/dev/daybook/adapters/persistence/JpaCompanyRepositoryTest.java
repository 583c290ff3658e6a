package dev.daybook.adapters.persistence;

import dev.daybook.domain.company.CompanyRepositoryContract;
import dev.daybook.domain.kernel.StateAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaCompanyRepositoryTest extends CompanyRepositoryContract {

    private Engine engine;
    private OpenState open;

    @BeforeAll
    void migrate() {
        engine = Engine.empty().migrated();
        open = engine.openEmptyState();
    }

    @AfterEach
    void empty() {
        open.close();
        open = engine.openEmptyState();
    }

    @AfterAll
    void close() {
        open.close();
        engine.close();
    }

    @Override
    protected StateAccess state() {
        return open.access();
    }

    @Override
    protected void flush() {
        open.flush();
    }
}
