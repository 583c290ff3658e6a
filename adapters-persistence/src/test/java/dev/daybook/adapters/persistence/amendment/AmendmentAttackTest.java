package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.database.RightsCheck;
import dev.daybook.application.amendment.Amendment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses: to the server's role, to the log's owner, and to a superuser who means no harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentAttackTest {

    private static final String REFUSED =
            "(?s).*(permission denied|must be owner|append-only|cannot become|not approved"
                    + "|violates check|violates unique|changed as an approved amendment says).*";

    private Bank bank;
    private Amendment applied;
    private UUID proposed;
    private UUID approved;

    @BeforeAll
    void amend() {
        bank = Bank.open();
        applied = bank.amend(3, "10.00", "11.00");
        proposed = bank.propose(4, "20.00", "21.00").amendment().id();
        approved = bank.propose(2, "0.01", "0.02").amendment().id();
        Engine.onSuperuser(
                "event_log",
                "update daybook.amendment set status = 'approved', approved_by = 'approver',"
                        + " approved_at = now() where id = '" + approved + "'");
    }

    @AfterAll
    void close() {
        bank.close();
    }

    private String sql(String template) {
        return template.replace("$applied", "'" + applied.id() + "'")
                .replace("$proposed", "'" + proposed + "'")
                .replace("$approved", "'" + approved + "'");
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set transaction read write");
                statement.execute(sql);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private String everything() {
        return bank.data(1)
                + bank.data(2)
                + bank.data(3)
                + bank.data(4)
                + Engine.number("event_log", "select sum(hashtext(a::text)) from daybook.amendment a")
                + Engine.number("event_log", "select sum(hashtext(b::text)) from daybook.event_log_backup b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_log set data = '{}' where position = 4",
                "update event_log_000000 set data = '{}' where position = 4",
                "delete from event_log where position = 4",
                "delete from event_log_000000",
                "truncate event_log",
                "truncate event_log_000000",
                "select amend_event($proposed, 5)",
                "select amend_event($applied, 5)",
                "select amend_event(gen_random_uuid(), 5)",
                // approved, and not recorded in the log
                "select amend_event($approved, 5)",
                "select amend_event($approved, 99)",
                "update amendment set status = 'approved', approved_by = proposed_by, approved_at = now()"
                        + " where id = $proposed",
                "update amendment set status = 'applied' where id = $approved",
                "update amendment set status = 'applied', applied_at = now() where id = $approved",
                "update amendment set status = 'proposed' where id = $approved",
                "update amendment set status = 'withdrawn', withdrawn_by = 'x', withdrawn_at = now() where id = $applied",
                "update amendment set approved_by = 'somebody' where id = $approved",
                "update amendment set trial = null where id = $approved",
                "update amendment set data = '{}' where id = $approved",
                "update amendment set reason = 'Another.' where id = $approved",
                "update amendment set proposed_by = 'somebody' where id = $proposed",
                "insert into amendment (id, position, status) values (gen_random_uuid(), 4, 'approved')",
                "delete from amendment",
                "truncate amendment cascade",
                "insert into event_log_backup select * from event_log_backup",
                "update event_log_backup set data = '{}'",
                "delete from event_log_backup",
                "truncate event_log_backup",
                "alter table event_log disable trigger amended_only",
                "alter table event_log_000000 disable trigger all",
                "alter table amendment disable trigger all",
                "set session_replication_role = replica; delete from event_log",
                "create or replace function require_amendment() returns trigger language plpgsql as 'begin return new; end'",
            })
    void theServersRoleChangesNothing(String attack) {
        String before = everything();
        assertThatThrownBy(() -> run(bank.engine.eventLog().read(), sql(attack)))
                .as(attack)
                .hasMessageMatching(REFUSED);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_log set data = '{}' where position = 4",
                "update event_log_000000 set data = '{}' where position = 4",
                "update event_log set data = '{}', amended_by = $proposed, amended_version = 1 where position = 4",
                "update event_log set data = '{}', amended_by = $applied, amended_version = 1 where position = 3",
                // what was approved, but nobody has kept the original or recorded the amendment
                "update event_log e set data = a.data, amended_by = a.id, amended_version = a.version"
                        + " from amendment a where e.position = a.position and a.id = $approved",
                "update event_log set amended_by = null, amended_version = null where position = 3",
                "update event_log set hash = sha256(hash), data_digest = sha256(data_digest) where position = 4",
                "delete from event_log_000000 where position = 4",
                "truncate event_log_000000",
                "truncate event_log",
                "select amend_event($approved, 5)",
                "update amendment set data = '{}' where id = $approved",
                "update amendment set status = 'applied', applied_at = now(), recorded_position = 5 where id = $approved",
                "update event_log_backup set data = '{}'",
                "delete from event_log_backup",
                "set session_replication_role = replica; update event_log set data = '{}' where position = 4",
            })
    void norDoTheOwnersTools(String attack) {
        String before = everything();
        assertThatThrownBy(() -> run(bank.engine.eventLog().owner(), sql(attack)))
                .as(attack)
                .hasMessageMatching(REFUSED);
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "set search_path = daybook; " + sql(attack)))
                .as(attack + " as a superuser")
                .rootCause()
                .hasMessageMatching(REFUSED);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_log_000001", "amendment", "event_log_backup"})
    void triggersThatWereTakenAwayAreMissedAtTheStart(String table) {
        RightsCheck rights = new RightsCheck(bank.engine);
        assertThat(rights.obstacles()).isEmpty();
        Engine.onSuperuser("event_log", "alter table daybook." + table + " disable trigger all");
        assertThat(rights.obstacles())
                .isNotEmpty()
                .allMatch(obstacle -> obstacle.contains("keep " + table + " append-only"));
        Engine.onSuperuser("event_log", """
                do $$
                declare t text;
                begin
                    for t in select tgname from pg_trigger where tgrelid = 'daybook.%1$s'::regclass and not tgisinternal loop
                        execute format('alter table daybook.%1$s enable always trigger %%I', t);
                    end loop;
                end $$""".formatted(table));
        assertThat(rights.obstacles()).isEmpty();
    }
}
