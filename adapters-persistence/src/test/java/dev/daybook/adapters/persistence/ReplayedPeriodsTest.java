package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.Caller;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.ApprovePeriodReopening;
import dev.daybook.domain.period.ClosePeriod;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodCloseRepository;
import dev.daybook.domain.period.ProposePeriodReopening;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Period closes in a state that is built again. */
class ReplayedPeriodsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private int deposits;

    private static void execute(Creator creator, String actor, Engine engine) {
        engine.appender().execute(creator, Caller.of(actor));
    }

    private void deposit(LocalDate day, Engine engine) {
        execute(
                new DepositFunds(new ClientId("d-" + ++deposits), new ClientId("A-1"), Money.of("1.00", "EUR"), day),
                "writer",
                engine);
    }

    private static List<PeriodClose> closes(Engine engine) {
        return engine.state()
                .read(state -> state.state(PeriodCloseRepository.class).findPage(0, 10))
                .answer();
    }

    @Test
    void aReplayGivesTheSameClosesAndTheRebuiltStateRefusesTheSameDays() {
        try (Engine engine = Engine.empty().start()) {
            Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
            ClientId acme = new ClientId("acme");
            execute(
                    new CreateCompany(acme, new CompanyName("A"), address, new EmailAddress("a@b.cz")),
                    "writer",
                    engine);
            execute(
                    new OpenAccount(new ClientId("A-1"), acme, new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY),
                    "writer",
                    engine);
            execute(new ClosePeriod(DAY.plusDays(2), "First"), "operator", engine);
            deposit(DAY.plusDays(2), engine);
            execute(new ClosePeriod(DAY.plusDays(4), "Second"), "operator", engine);
            execute(new ProposePeriodReopening(DAY.plusDays(4), "A late invoice"), "operator", engine);
            execute(new ApprovePeriodReopening(DAY.plusDays(4)), "approver", engine);
            deposit(DAY.plusDays(2), engine);

            assertThat(engine.replay().compare(UUID.randomUUID(), 10, GO_ON).divergences())
                    .isEmpty();
            List<PeriodClose> before = closes(engine);
            engine.replay().rebuild(UUID.randomUUID(), false, GO_ON);
            assertThat(closes(engine)).isEqualTo(before).hasSize(2);

            deposit(DAY.plusDays(2), engine);
            assertThatThrownBy(() -> deposit(DAY.plusDays(1), engine))
                    .hasMessageContaining("the first open day is 2026-01-07");
            execute(new ClosePeriod(DAY.plusDays(4), "Second"), "operator", engine);
            assertThatThrownBy(() -> deposit(DAY.plusDays(2), engine))
                    .hasMessageContaining("the first open day is 2026-01-09");
            assertThat(engine.replay().compare(UUID.randomUUID(), 10, GO_ON).divergences())
                    .isEmpty();
        }
    }
}
