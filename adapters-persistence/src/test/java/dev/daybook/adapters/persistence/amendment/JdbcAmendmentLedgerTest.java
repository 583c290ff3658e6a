package dev.daybook.adapters.persistence.amendment;

import com.fasterxml.uuid.Generators;
import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.replay.JdbcReplayLedger;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.amendment.AmendmentLedgerContract;
import dev.daybook.application.amendment.ApprovedAmendments;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class JdbcAmendmentLedgerTest extends AmendmentLedgerContract {

    private final Engine engine = Engine.empty().start();
    private final AmendmentLedger ledger = new JdbcAmendmentLedger(engine);
    private final ReplayLedger replays = new JdbcReplayLedger(engine);
    private final ApprovedAmendments approved = new ApprovedAmendments(
            engine.log(),
            engine.catalogue(),
            engine.codec(),
            ledger,
            Clock.systemUTC(),
            Generators.timeBasedEpochGenerator()::generate);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Override
    protected AmendmentLedger ledger() {
        return ledger;
    }

    @Override
    protected ReplayLedger replays() {
        return replays;
    }

    @Override
    protected EventLog log() {
        return engine.log();
    }

    @Override
    protected ApprovedAmendments approved() {
        return approved;
    }

    @Override
    protected RecordedEvent append() {
        Receipt receipt = engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId("acme"),
                                new CompanyName("Acme"),
                                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.example")),
                        Caller.of("tester"));
        return receipt.events().get(0);
    }
}
