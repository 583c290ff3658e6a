package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which statements a read sends: its position comes with the rows, and nothing is asked twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadStatementsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final ClientId COMPANY = new ClientId("acme");
    private static final ClientId ACCOUNT = new ClientId("A-1");

    private final SentStatements sent = new SentStatements();
    private Engine engine;
    private ApplicationState state;

    @BeforeAll
    void start() {
        engine = Engine.empty().start();
        Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        execute(new CreateCompany(COMPANY, new CompanyName("Acme"), address, new EmailAddress("a@b.cz")));
        execute(new OpenAccount(ACCOUNT, COMPANY, new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
        for (int i = 0; i < 3; i++) {
            execute(new DepositFunds(new ClientId("deposit-" + i), ACCOUNT, Money.of("1.00", "EUR"), DAY));
        }
    }

    private void execute(dev.daybook.domain.kernel.Creator creator) {
        engine.appender().execute(creator, Caller.of("tester"));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @BeforeEach
    void anotherServer() {
        state = engine.newState(
                engine.applicationState().xa(),
                sent.of(engine.applicationState().read()));
    }

    private Account account(StateAccess access) {
        return access.state(AccountRepository.class).findByClientId(ACCOUNT).orElseThrow();
    }

    @Test
    void oneRowAndThePositionAreOneStatement() {
        var snapshot = state.read(this::account);
        assertThat(snapshot.position()).isEqualTo(5);
        assertThat(snapshot.answer().balance()).isEqualTo(Money.of("3.00", "EUR"));
        assertThat(sent.take()).singleElement().asString().contains("live.position", "client_id = ?");
    }

    @Test
    void aRowThatIsNotThereHasAPositionAsWell() {
        var snapshot =
                state.read(access -> access.state(AccountRepository.class).findByClientId(new ClientId("unknown")));
        assertThat(snapshot.position()).isEqualTo(5);
        assertThat(snapshot.answer()).isEmpty();
        assertThat(sent.take()).hasSize(1);
    }

    @Test
    void aClientIdThatAnEarlierReadHasSeenIsNotAskedForAgain() {
        for (int reads = 0; reads < 2; reads++) {
            var owner = state.read(access -> {
                Account account = account(access);
                return access.state(CompanyRepository.class).findClientIds(List.of(account.companyId()));
            });
            assertThat(owner.answer())
                    .isEqualTo(Map.of(state.read(this::account).answer().companyId(), COMPANY));
        }
        assertThat(sent.take())
                .filteredOn(statement -> statement.contains("from company"))
                .hasSize(1);
    }

    @Test
    void aPageIsInOrderAndOneStatement() {
        var page = state.read(access ->
                access.state(PostingRepository.class).findPage(account(access).id(), 0, 2));
        assertThat(page.answer()).extracting(Posting::position).containsExactly(3L, 4L);
        assertThat(sent.take()).hasSize(2).last().asString().endsWith("order by position");
    }
}
