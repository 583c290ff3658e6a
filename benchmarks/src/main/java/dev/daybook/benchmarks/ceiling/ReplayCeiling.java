package dev.daybook.benchmarks.ceiling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.local.Login;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * The least that a replay has to do, by hand: reads the log by COPY, parses each event's data, applies it to a map of
 * accounts, and copies postings and accounts into tables without an index. No check, no rule, no key, no transaction.
 */
public final class ReplayCeiling {

    private static final int PORTION = 1 << 16;
    private static final String TABLES = "drop schema if exists replay_ceiling cascade; create schema replay_ceiling;"
            + " create table replay_ceiling.posting (transaction_id text, account_id uuid, amount numeric(23, 4),"
            + " balance numeric(23, 4), position bigint);"
            + " create table replay_ceiling.account (account_id uuid, balance numeric(23, 4))";

    private final String log;
    private final String state;
    private final Login login;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final StringBuilder rows = new StringBuilder(PORTION);

    /** A ceiling from that log into a schema of its own beside that state. */
    public ReplayCeiling(String log, String state, Login login) {
        this.log = log;
        this.state = state;
        this.login = login;
    }

    /** Replays all; gives the number of events. */
    public long run() throws SQLException, IOException {
        try (Connection from = connect(log);
                Connection to = connect(state)) {
            execute(to, TABLES);
            long events = copyPostings(from, to);
            copyAccounts(to);
            mustBeRight(to);
            execute(to, "drop schema replay_ceiling cascade");
            return events;
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long copyPostings(Connection from, Connection to) throws SQLException, IOException {
        CopyOut events = from.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select position, data from daybook.event_log order by position) to stdout");
        CopyIn postings = to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy replay_ceiling.posting from stdin");
        long count = 0;
        for (byte[] line = events.readFromCopy(); line != null; line = events.readFromCopy()) {
            String text = new String(line, StandardCharsets.UTF_8);
            int tab = text.indexOf('\t');
            JsonNode data = mapper.readTree(text.substring(tab + 1));
            // a deposit that submits a task has the deposit inside
            apply(text.substring(0, tab), data.path("deposit").isObject() ? data.get("deposit") : data);
            count++;
            if (rows.length() > PORTION / 2) {
                send(postings);
            }
        }
        send(postings);
        postings.endCopy();
        return count;
    }

    private void apply(String position, JsonNode data) {
        if (!data.has("amount")) {
            if (data.has("accountId")) {
                balances.putIfAbsent(data.get("accountId").asText(), BigDecimal.ZERO);
            }
            return;
        }
        BigDecimal amount = new BigDecimal(data.at("/amount/value").asText());
        String transaction = data.path("transactionId").asText();
        if (data.has("fromAccountId")) {
            post(transaction, data.get("fromAccountId").asText(), amount.negate(), position);
            post(transaction, data.get("toAccountId").asText(), amount, position);
        } else if (data.has("accountId")) {
            post(transaction, data.get("accountId").asText(), amount, position);
        }
    }

    private void post(String transaction, String account, BigDecimal amount, String position) {
        BigDecimal balance = balances.merge(account, amount, BigDecimal::add);
        rows.append(transaction)
                .append('\t')
                .append(account)
                .append('\t')
                .append(amount.toPlainString())
                .append('\t')
                .append(balance.toPlainString())
                .append('\t')
                .append(position)
                .append('\n');
    }

    private void send(CopyIn copy) throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private void copyAccounts(Connection to) throws SQLException {
        CopyIn accounts = to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy replay_ceiling.account from stdin");
        for (Map.Entry<String, BigDecimal> account : balances.entrySet()) {
            rows.append(account.getKey())
                    .append('\t')
                    .append(account.getValue().toPlainString())
                    .append('\n');
            if (rows.length() > PORTION / 2) {
                send(accounts);
            }
        }
        send(accounts);
        accounts.endCopy();
    }

    /** A ceiling that leaves half of it out would be none. */
    private static void mustBeRight(Connection to) throws SQLException {
        String sql = "select (select coalesce(sum(balance), 0) from replay_ceiling.account),"
                + " (select coalesce(sum(balance), 0) from application_state.account_now)";
        try (Statement statement = to.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            if (row.getBigDecimal(1).compareTo(row.getBigDecimal(2)) != 0) {
                throw new IllegalStateException("The ceiling makes balances of " + row.getBigDecimal(1)
                        + " in all, Daybook " + row.getBigDecimal(2));
            }
        }
    }
}
