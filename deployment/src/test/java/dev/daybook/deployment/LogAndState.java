package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.local.EmbeddedPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What is in the two databases, read past the product, by the superuser. */
final class LogAndState {
    private static final String HEAD = """
            select coalesce(max(position), 0) || ' ' ||
                   coalesce((select encode(hash, 'hex') from daybook.event_log order by position desc limit 1),
                            repeat('00', 32))
            from daybook.event_log""";
    private static final String STATE =
            "select position || ' ' || encode(hash, 'hex') from application_state.event_log_state";

    /** Commands of which the log holds another number of events, or others, than they say. */
    private static final String TORN_COMMANDS = """
            select coalesce(c.id, e.command_id)::text
            from daybook.command c
            full join (select command_id, count(*) as events, min(position) as first, max(position) as last
                       from daybook.event_log group by command_id) e on e.command_id = c.id
            where c.id is null
               or coalesce(e.events, 0) <> coalesce(c.last_position - c.first_position + 1, 0)
               or e.first <> c.first_position
               or e.last <> c.last_position""";

    private static final String TERMINATE_WRITE = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = 'event_log' and wait_event_type = 'Lock' and query like 'copy command%'""";

    private final EmbeddedPostgres postgres;

    LogAndState(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** A row's reader. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    long headPosition() {
        return inLog("select coalesce(max(position), 0) from daybook.event_log", row -> row.getLong(1))
                .get(0);
    }

    /** Transactions that one database at least has prepared and not yet finished. */
    long inDoubt() {
        return inLog("select count(*) from pg_prepared_xacts", row -> row.getLong(1))
                .get(0);
    }

    /**
     * Waits for a moment to kill at, or until there is nothing more to disturb.
     *
     * @param behind the log has come past this position
     * @param inDoubt and, if wanted, some transaction is prepared and not finished
     */
    void awaitMoment(long behind, boolean inDoubt, BooleanSupplier tooLate) {
        String query = "select max(position) > " + behind
                + (inDoubt ? " and exists (select from pg_prepared_xacts)" : "") + " from daybook.event_log";
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                PreparedStatement moment = connection.prepareStatement(query)) {
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        try (ResultSet answer = moment.executeQuery()) {
                            return (answer.next() && answer.getBoolean(1)) || tooLate.getAsBoolean();
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Has some work begun, and terminates the session in the log that writes its command, in the middle of that. */
    <T> T terminateWrite(Supplier<T> work) {
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table daybook.command in access exclusive mode");
            T begun = work.get();
            await().until(() -> inLog(TERMINATE_WRITE, row -> row.getBoolean(1)).contains(true));
            connection.rollback();
            return begun;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of the file's lines are in the log; they must be its first ones, in their order. */
    int imported(ImportFile file) {
        Map<UUID, Integer> places = new HashMap<>();
        file.ids().forEach(id -> places.put(id, places.size()));
        List<UUID> found =
                inLog("select id from daybook.event_log order by position", row -> row.getObject(1, UUID.class))
                        .stream()
                        .filter(places::containsKey)
                        .toList();
        assertThat(found).as("the file's lines in the log").isEqualTo(file.ids().subList(0, found.size()));
        return found.size();
    }

    /** The positions of the deposits' events, by transaction. */
    Map<String, List<Long>> deposits() {
        Map<String, List<Long>> positions = new HashMap<>();
        inLog(
                        "select data::json ->> 'transactionId', position from daybook.event_log where name = 'FundsDeposited'",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(deposit -> positions
                        .computeIfAbsent(deposit.getKey(), transaction -> new ArrayList<>())
                        .add(deposit.getValue()));
        return positions;
    }

    /** One column of the accounts, by account. */
    Map<UUID, BigDecimal> accounts(String column) {
        Map<UUID, BigDecimal> values = new HashMap<>();
        inState(
                        "select account_id, " + column + " from application_state.account_now",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getBigDecimal(2)))
                .forEach(account -> values.put(account.getKey(), account.getValue()));
        return values;
    }

    /** Checks what must hold while no command runs. */
    void mustBeWhole() {
        assertThat(inDoubt()).as("transactions in doubt").isZero();
        long head = headPosition();
        assertThat(inLog(
                        "select count(*) || ' ' || coalesce(min(position), 1) || ' ' || coalesce(max(position), 0) from daybook.event_log",
                        row -> row.getString(1)))
                .as("number, first and last of the positions")
                .containsExactly(head + " 1 " + head);
        assertThat(inState(STATE, row -> row.getString(1)))
                .as("position and hash of the state")
                .isEqualTo(inLog(HEAD, row -> row.getString(1)));
        assertThat(inLog(TORN_COMMANDS, row -> row.getString(1)))
                .as("commands of which a part is in the log")
                .isEmpty();
        assertThat(inState("select count(*) from application_state.posting", row -> row.getLong(1)))
                .as("postings, one for each event that moves money on one account")
                .isEqualTo(inLog(
                        "select count(*) from daybook.event_log where name in ('FundsDeposited', 'FundsWithdrawn', 'InterestAccrued')",
                        row -> row.getLong(1)));
    }

    private <T> List<T> inLog(String query, Row<T> row) {
        return ask("event_log", query, row);
    }

    private <T> List<T> inState(String query, Row<T> row) {
        return ask("application_state", query, row);
    }

    private <T> List<T> ask(String database, String query, Row<T> row) {
        try (Connection connection = postgres.connect(database, postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (answer.next()) {
                rows.add(row.read(answer));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
