package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.daybook.application.append.Caller;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Comparison;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.TransferFunds;
import dev.daybook.domain.account.WithdrawFunds;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state that is built beside the live one: compared with it, or put in its place. */
class StateReplayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final ClientId ACME = new ClientId("acme");
    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private Engine engine;
    private int deposits;

    @BeforeEach
    void append() {
        engine = Engine.empty().start();
        Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        Address other = new Address("Street 2", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        execute(new CreateCompany(ACME, new CompanyName("A"), address, new EmailAddress("a@b.cz")));
        execute(new ChangeCompanyAddress(ACME, other, Optional.empty()));
        for (String account : List.of("A-1", "A-2", "A-3")) {
            execute(new OpenAccount(
                    new ClientId(account), ACME, new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
        }
        deposit("A-1", "10.00");
        deposit("A-2", "20.00");
        execute(new TransferFunds(
                new ClientId("t-1"), new ClientId("A-2"), new ClientId("A-1"), Money.of("5.00", "EUR"), DAY));
        execute(new WithdrawFunds(new ClientId("w-1"), new ClientId("A-1"), Money.of("1.00", "EUR"), DAY));
        execute(new CloseAccount(new ClientId("A-3"), DAY));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(Engine.number(
                        "application_state",
                        "select count(*) from pg_namespace where nspname like 'application_state_%'"))
                .isZero();
        assertThat(Engine.number("event_log", "select count(*) from daybook.task"))
                .as("tasks, of which a replay makes none")
                .isEqualTo(1);
        engine.close();
    }

    private void execute(Creator creator) {
        engine.appender().execute(creator, Caller.of("tester"));
    }

    private void deposit(String account, String amount) {
        execute(new DepositFunds(new ClientId("d-" + ++deposits), new ClientId(account), Money.of(amount, "EUR"), DAY));
    }

    private Account account(String clientId) {
        return engine.state()
                .read(state -> state.state(AccountRepository.class)
                        .findByClientId(new ClientId(clientId))
                        .orElseThrow())
                .answer();
    }

    private Comparison compare() {
        return engine.replay().compare(UUID.randomUUID(), 10, GO_ON);
    }

    private Comparison tryOut(RecordedEvent amended) {
        return engine.replay().tryOut(UUID.randomUUID(), List.of(amended), 10, GO_ON);
    }

    private static RecordedEvent amended(RecordedEvent event, String from, String to) {
        return event.amendedBy(
                UUID.randomUUID(), 1, EncodedJson.of(event.data().text().replace(from, to)), event.subjects());
    }

    private StateReplay.Rebuilt rebuild() {
        return engine.replay().rebuild(UUID.randomUUID(), false, GO_ON);
    }

    private static void onState(String sql) {
        Engine.onSuperuser("application_state", "set search_path = application_state; " + sql);
    }

    private static void spoil(long position, String from, String to) {
        Engine.onSuperuser(
                "event_log",
                "alter table daybook.event_log disable trigger amended_only;"
                        + " update daybook.event_log set data = replace(data, '" + from + "', '" + to
                        + "') where position = " + position
                        + "; alter table daybook.event_log enable always trigger amended_only");
    }

    @Test
    void aStateThatWasNotTouchedIsWhatTheLogSays() {
        Comparison comparison = compare();
        assertThat(comparison.divergences()).isEmpty();
        assertThat(comparison.isEqual()).isTrue();
        assertThat(comparison.position()).isEqualTo(engine.log().head().position());
        assertThat(comparison.tables())
                .extracting(Comparison.TableDigest::table, Comparison.TableDigest::replayedRows)
                .containsExactly(
                        tuple("account", 3L),
                        tuple("amended_event", 0L),
                        tuple("company", 1L),
                        tuple("first_open_day", 0L),
                        tuple("period_close", 0L),
                        tuple("posting", 5L),
                        tuple("reversal", 0L));
    }

    @Test
    void aStateOfABuildThatWroteThePositionOfEachMovementIntoTheAccountIsEqual() {
        onState("update account set position = n.position from account_now n where n.account_id = account.account_id");
        assertThat(compare().isEqual()).isTrue();
    }

    @Test
    void eachDifferenceIsNamedByTableKeyAndColumnWithTheFirstPosition() {
        Account one = account("A-1");
        onState("update account set status = 'CLOSED' where client_id = 'A-1'");
        onState("update posting set balance = balance + 1 where position = 9 and amount < 0");
        onState("delete from posting where transaction_id = 'd-2'");
        onState("update posting set transaction_id = 'd-9' where transaction_id = 'd-1'");
        List<Divergence> divergences = compare().divergences();
        assertThat(divergences)
                .contains(
                        new Divergence(
                                "account",
                                one.id().toString(),
                                Optional.of("balance"),
                                Optional.of("15.0000"),
                                Optional.of("14.0000"),
                                Optional.of(9L)),
                        new Divergence(
                                "account",
                                one.id().toString(),
                                Optional.of("status"),
                                Optional.of("CLOSED"),
                                Optional.of("OPEN"),
                                Optional.of(9L)));
        assertThat(divergences)
                .filteredOn(divergence -> divergence.table().equals("posting"))
                .extracting(
                        Divergence::key,
                        d -> d.live().isPresent(),
                        d -> d.replayed().isPresent(),
                        Divergence::firstPosition)
                .containsExactly(
                        tuple("d-1,0", false, true, Optional.of(6L)),
                        tuple("d-9,0", true, false, Optional.of(6L)),
                        tuple("d-2,0", false, true, Optional.of(7L)),
                        tuple("w-1,0", true, true, Optional.of(9L)));
    }

    @Test
    void noMoreDifferencesThanAskedForAreListed() {
        onState("update posting set amount = amount + 1");
        assertThat(engine.replay().compare(UUID.randomUUID(), 2, GO_ON).divergences())
                .extracting(Divergence::key)
                .containsExactly("d-1,0", "d-2,0");
    }

    @Test
    void afterASwitchNoServerUsesTheRowsOfTheFormerState() {
        onState(
                "update posting set balance = 1000000 where position = 9 and account_id = (select account_id from account"
                        + " where client_id = 'A-1')");
        // from here on the appender remembers a wrong row, as it remembers those of its last batch
        try (Engine other = Engine.onWhatIsThere().start()) {
            other.appender()
                    .execute(
                            new DepositFunds(new ClientId("x-1"), new ClientId("A-1"), Money.of("1.00", "EUR"), DAY),
                            Caller.of("tester"));
            assertThat(account("A-1").balance()).isEqualTo(Money.of("1000001.00", "EUR"));
            rebuild();
            assertThat(account("A-1").balance()).isEqualTo(Money.of("15.00", "EUR"));
            other.appender()
                    .execute(
                            new DepositFunds(new ClientId("x-2"), new ClientId("A-1"), Money.of("1.00", "EUR"), DAY),
                            Caller.of("tester"));
        }
        assertThat(account("A-1").balance()).isEqualTo(Money.of("16.00", "EUR"));
        assertThat(compare().isEqual()).isTrue();
    }

    @Test
    void aRebuiltStateHasTheKeysIndexesAndRightsOfTheFormerAndCanBeMigrated() {
        String shape = """
            select md5(string_agg(line, ';' order by line)) ::text from (
              select indexdef as line from pg_indexes where schemaname = 'application_state'
              union all select conname || pg_get_constraintdef(oid) from pg_constraint
                where connamespace = 'application_state'::regnamespace
              union all select relname || relpersistence::text || relacl::text from pg_class
                where relnamespace = 'application_state'::regnamespace and relkind in ('r', 'v')
              union all select viewname || definition from pg_views where schemaname = 'application_state'
              union all select nspacl::text from pg_namespace where nspname = 'application_state') lines\
            """;
        long before = Engine.number("application_state", "select ('x' || left((" + shape + "), 15))::bit(60)::bigint");
        rebuild();
        assertThat(Engine.number("application_state", "select ('x' || left((" + shape + "), 15))::bit(60)::bigint"))
                .isEqualTo(before);
        try (Engine restarted = Engine.onWhatIsThere().start()) {
            assertThat(restarted.state().position())
                    .isEqualTo(engine.log().head().at());
        }
        assertThat(Engine.number(
                        "application_state",
                        "select count(*) from application_state.databasechangelog where md5sum is null"))
                .isZero();
    }

    @Test
    void theFormerStateIsKeptIfThatIsWanted() {
        UUID id = UUID.randomUUID();
        engine.replay().rebuild(id, true, GO_ON);
        String kept = "application_state_kept_" + id.toString().replace("-", "");
        assertThat(Engine.number("application_state", "select count(*) from " + kept + ".account"))
                .isEqualTo(3);
        engine.asideStates().clearUp(Optional.empty());
        assertThat(Engine.number("application_state", "select count(*) from " + kept + ".account"))
                .isEqualTo(3);
        Engine.onSuperuser("application_state", "drop schema " + kept + " cascade");
    }

    @Test
    void anEventOfDoomIsToldWithTheRowsThatItsMaterializerLookedFor() {
        spoil(6, "\"EUR\"", "\"CZK\"");
        assertThat(catchThrowableOfType(EventOfDoom.class, this::rebuild).doom().rows())
                .hasSize(2)
                .anySatisfy(row -> assertThat(row).contains(account("A-1").id().toString()))
                .contains("no row of PostingEntity with the key d-1,0");
    }

    @Test
    void aStateThatHasLostItsPositionIsRebuilt() {
        onState("drop table event_log_state");
        rebuild();
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
        assertThat(compare().isEqual()).isTrue();
    }

    @Test
    void whatOtherDataOfAnEventWouldChangeIsTold() {
        RecordedEvent event = engine.log().find(7).orElseThrow();
        Comparison comparison = tryOut(amended(event, "20.00", "21.00"));
        assertThat(comparison.divergences())
                .extracting(
                        Divergence::table,
                        d -> d.column().orElse(""),
                        d -> d.replayed().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("account", "balance", "16.0000"),
                        tuple("posting", "amount", "21.0000"),
                        tuple("posting", "balance", "21.0000"),
                        tuple("posting", "balance", "16.0000"));
    }

    @Test
    void leftOversAreDroppedAndOneReplayRunsAtATime() {
        onState("set role daybook_owner; create schema application_state_aside_left;"
                + " create schema application_state_former_left");
        engine.asideStates().clearUp(Optional.empty());
        nothingIsLeft();
        onState("set role daybook_owner; create schema application_state_aside_left");
        StateReplay.Watch whileRunning = (position, target) -> {
            onState("set role daybook_owner; create schema if not exists application_state_former_running");
            engine.asideStates().clearUp(Optional.empty());
            assertThat(Engine.number(
                            "application_state",
                            "select count(*) from pg_namespace where nspname like 'application_state_%'"))
                    .isEqualTo(2);
            return true;
        };
        engine.replay().compare(UUID.randomUUID(), 10, whileRunning);
        engine.asideStates().clearUp(Optional.empty());
    }

    private static void nothingIsLeft() {
        assertThat(Engine.number(
                        "application_state",
                        "select count(*) from pg_namespace where nspname like 'application_state_%'"))
                .isZero();
    }
}
