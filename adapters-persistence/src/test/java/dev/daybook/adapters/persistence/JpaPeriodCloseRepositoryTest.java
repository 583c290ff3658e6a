package dev.daybook.adapters.persistence;

import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.period.PeriodCloseRepositoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaPeriodCloseRepositoryTest extends PeriodCloseRepositoryContract {

    @RegisterExtension
    static final EmptyState STATE = new EmptyState();

    @Override
    protected StateAccess state() {
        return STATE.access();
    }

    @Override
    protected void flush() {
        STATE.flush();
    }
}
