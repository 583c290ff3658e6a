package dev.daybook.application.inmemory;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.EventLogContract;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.EventCatalogue;
import jakarta.transaction.UserTransaction;
import java.util.List;

class InMemoryEventLogTest extends EventLogContract {

    private final InMemoryTransaction transaction = new InMemoryTransaction(Faults.NONE);
    private final EventLog log = new InMemoryEventLog(
            new InMemoryLogDatabase(), transaction, ElapsedTime.MACHINE, Faults.NONE, event -> false);
    private final EventCodec codec = new InMemoryEventCodec(new EventCatalogue(List.of(new CompanyFeature())));

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected UserTransaction transaction() {
        return transaction;
    }

    @Override
    protected EventCodec codec() {
        return codec;
    }
}
