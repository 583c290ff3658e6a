package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at the start when log and state are not at the same position. */
class StateCatchUpTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId ACCOUNT = new ClientId("A-1");

    private List<Account> before;
    private long end;

    @BeforeEach
    void append() {
        try (Engine engine = Engine.empty().start()) {
            Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
            Address other = new Address("Street 2", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
            execute(engine, new CreateCompany(ACME, new CompanyName("A"), address, new EmailAddress("a@b.cz")));
            execute(engine, new ChangeCompanyAddress(ACME, other, Optional.empty()));
            execute(engine, new OpenAccount(ACCOUNT, ACME, new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
            execute(engine, new DepositFunds(new ClientId("d-1"), ACCOUNT, Money.of("10.00", "EUR"), DAY));
            before = accounts(engine);
            end = engine.log().head().position();
        }
    }

    private static void execute(Engine engine, Creator creator) {
        engine.appender().execute(creator, Caller.of("tester"));
    }

    private static List<Account> accounts(Engine engine) {
        return engine.state()
                .read(state -> state.state(AccountRepository.class).findOpen())
                .answer();
    }

    private static void assertStaysClosed(String because) {
        try (Engine engine = Engine.onWhatIsThere()) {
            engine.open();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(engine.readiness().obstacle())
                            .hasValueSatisfying(obstacle -> assertThat(obstacle).contains(because)));
        }
    }

    @Test
    void aStateThatWasLostComesBackFromTheLog() {
        Engine.emptyState();
        try (Engine engine = Engine.onWhatIsThere().start()) {
            assertThat(accounts(engine)).isEqualTo(before);
            assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
            assertThat(engine.log().head().position()).isEqualTo(end);
        }
    }

    @Test
    void catchingUpSubmitsNoTaskAgain() {
        Engine.emptyState();
        try (Engine engine = Engine.onWhatIsThere().start()) {
            assertThat(engine.countOfTasks()).isEqualTo(1);
        }
    }

    @Test
    void aStateThatIsAheadOfTheLogOpensNoDoor() {
        Engine.onSuperuser("application_state", "update application_state.event_log_state set position = 99");
        assertStaysClosed("the log has lost events");
    }

    @Test
    void aStateOfAnotherLogOpensNoDoor() {
        Engine.onSuperuser(
                "application_state",
                "update application_state.event_log_state set hash = decode(repeat('ab', 32), 'hex')");
        assertStaysClosed("they are not of one history");
    }

    @Test
    void aStateOfAnotherLogThatLagsOpensNoDoor() {
        Engine.onSuperuser(
                "application_state",
                "update application_state.event_log_state set position = 2, hash = decode(repeat('ab', 32), 'hex')");
        assertStaysClosed("they are not of one history");
    }

    @Test
    void anEventOfDoomIsNamed() {
        Engine.emptyState();
        Engine.onSuperuser(
                "event_log",
                "alter table daybook.event_log disable trigger amended_only;"
                        + " update daybook.event_log set data = replace(data, '\"EUR\"', '\"CZK\"') where position = 4;"
                        + " alter table daybook.event_log enable always trigger amended_only");
        assertStaysClosed("Event 4, FundsDeposited version 1");
    }

    @Test
    void anEventThatTheBuildDoesNotKnowOpensNoDoor() {
        Engine.onSuperuser(
                "event_log",
                "insert into daybook.event_kind (name, version, first_position) values ('GoodsShipped', 3, 1)");
        assertStaysClosed("GoodsShipped version 3");
    }
}
