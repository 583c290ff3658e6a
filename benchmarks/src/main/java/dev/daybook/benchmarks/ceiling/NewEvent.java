package dev.daybook.benchmarks.ceiling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.UUID;

/** The statements of one command, prepared once; the row of an event is about as large as Daybook's. */
final class NewEvent {

    private static final String INSERT = """
            insert into event_log (position, id, name, data, recorded_at, actor, hash)
            values ((select coalesce(max(position), 0) + 1 from event_log), ?, 'FundsDeposited', ?, ?, 'writer', ?)""";
    private static final String UPDATE = "update account set balance = balance + 10.00 where account_id = ?";

    private final SplittableRandom random;
    private final int accounts;

    NewEvent(int caller, int accounts) {
        this.random = new SplittableRandom(caller);
        this.accounts = accounts;
    }

    static void lock(Connection connection, String table) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table " + table + " in exclusive mode");
        }
    }

    static PreparedStatement insertInto(Connection log) throws SQLException {
        return log.prepareStatement(INSERT);
    }

    static PreparedStatement updateIn(Connection state) throws SQLException {
        return state.prepareStatement(UPDATE);
    }

    void insert(PreparedStatement statement) throws SQLException {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        String data =
                "{\"accountId\":\"%s\",\"transactionId\":\"%s\",\"amount\":{\"value\":\"10.00\",\"currency\":\"CZK\"},\"occurredOn\":\"2026-01-05\"}"
                        .formatted(id, id);
        statement.setObject(1, id);
        statement.setString(2, data);
        statement.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
        statement.setBytes(4, digest(data));
        statement.executeUpdate();
    }

    void update(PreparedStatement statement) throws SQLException {
        statement.setInt(1, random.nextInt(accounts));
        statement.executeUpdate();
    }

    private static byte[] digest(String data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
