package dev.daybook.adapters.persistence;

import dev.daybook.domain.account.DailyMovementsContract;
import dev.daybook.domain.kernel.StateAccess;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaDailyMovementsTest extends DailyMovementsContract {

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
