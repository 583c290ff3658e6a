package dev.daybook.adapters.persistence;

import dev.daybook.domain.account.AccountBalancesContract;
import dev.daybook.domain.kernel.StateAccess;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaAccountBalancesTest extends AccountBalancesContract {

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
