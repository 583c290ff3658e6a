package dev.daybook.adapters.persistence.amendment;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.LedgerStatements;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Content;
import dev.daybook.application.amendment.Amendment.Signature;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Amendments in the log's database, written in transactions of its own. The table itself enforces the order of the steps,
 * whichever program writes it.
 */
@Singleton
public class JdbcAmendmentLedger implements AmendmentLedger {

    private static final String COLUMNS =
            "id, position, version, data, digest_after, subject, counter_subject, found, digest_found, digest_before,"
                    + " reason, proposed_by, proposed_at, status, trial, approved_by, approved_at, withdrawn_by,"
                    + " withdrawn_at, recorded_position, applied_at";
    private static final String SELECT = "select " + COLUMNS + " from amendment where ";

    private final LedgerStatements statements;

    @Inject
    public JdbcAmendmentLedger(Databases databases) {
        this.statements = new LedgerStatements(databases, "Reading the amendments");
    }

    @FunctionalInterface
    private interface Arguments {
        void give(PreparedStatement statement) throws SQLException;
    }

    @Override
    public Optional<Amendment> propose(UUID id, Content content) {
        return statements.write(
                "Recording an amendment",
                "insert into amendment (id, position, version, data, digest_after, subject, counter_subject, found,"
                        + " digest_found, digest_before, reason, proposed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing returning " + COLUMNS,
                statement -> {
                    List<UUID> subjects = content.subjects();
                    statement.setObject(1, id);
                    statement.setLong(2, content.position());
                    statement.setInt(3, content.version());
                    statement.setString(4, content.data().text());
                    statement.setBytes(5, content.data().digest().bytes());
                    statement.setObject(6, subjects.get(0));
                    statement.setObject(7, subjects.size() > 1 ? subjects.get(1) : null, Types.OTHER);
                    statement.setString(8, content.found().text());
                    statement.setBytes(9, content.found().digest().bytes());
                    statement.setBytes(10, content.digestBefore().bytes());
                    statement.setString(11, content.reason());
                    statement.setString(12, content.proposedBy());
                    return amendments(statement).stream().findFirst();
                });
    }

    @Override
    public void tryOut(UUID id, UUID replay) {
        statements.write(
                "Recording an amendment's trial",
                "update amendment set trial = ? where id = ? and status = 'proposed'",
                statement -> {
                    statement.setObject(1, replay);
                    statement.setObject(2, id);
                    return statement.executeUpdate();
                });
    }

    @Override
    public boolean approve(UUID id, String by) {
        return statements.write(
                "Approving an amendment",
                "update amendment a set status = 'approved', approved_by = ?, approved_at = clock_timestamp()"
                        + " where id = ? and status = 'proposed' and proposed_by <> ? and exists (select from replay r"
                        + " where r.id = a.trial and r.kind = 'trial' and r.status in ('succeeded', 'diverged'))",
                statement -> {
                    statement.setString(1, by);
                    statement.setObject(2, id);
                    statement.setString(3, by);
                    return statement.executeUpdate() > 0;
                });
    }

    @Override
    public boolean withdraw(UUID id, String by) {
        return statements.write(
                "Withdrawing an amendment",
                "update amendment set status = 'withdrawn', withdrawn_by = ?, withdrawn_at = clock_timestamp()"
                        + " where id = ? and status in ('proposed', 'approved')",
                statement -> {
                    statement.setString(1, by);
                    statement.setObject(2, id);
                    return statement.executeUpdate() > 0;
                });
    }

    @Override
    public Optional<Amendment> find(UUID id) {
        return query(SELECT + "id = ?", statement -> statement.setObject(1, id)).stream()
                .findFirst();
    }

    @Override
    public List<Amendment> findPage(Optional<UUID> after, int limit) {
        return query(SELECT + "?::uuid is null or id < ? order by id desc limit ?", statement -> {
            statement.setObject(1, after.orElse(null), Types.OTHER);
            statement.setObject(2, after.orElse(null), Types.OTHER);
            statement.setInt(3, limit);
        });
    }

    @Override
    public List<Amendment> findOpen() {
        return query(SELECT + "status in ('proposed', 'approved') order by id", statement -> {});
    }

    @Override
    public List<Amendment> findApplied(long position) {
        return query(
                SELECT + "position = ? and status = 'applied' order by recorded_position",
                statement -> statement.setLong(1, position));
    }

    private static List<Amendment> amendments(PreparedStatement statement) throws SQLException {
        return LedgerStatements.rows(statement, JdbcAmendmentLedger::amendment);
    }

    private static Amendment amendment(ResultSet row) throws SQLException {
        UUID subject = row.getObject(6, UUID.class);
        UUID counterSubject = row.getObject(7, UUID.class);
        long recordedPosition = row.getLong(20);
        Optional<Long> recordedAt = row.wasNull() ? Optional.empty() : Optional.of(recordedPosition);
        return new Amendment(
                row.getObject(1, UUID.class),
                new Content(
                        row.getLong(2),
                        row.getInt(3),
                        new EncodedJson(row.getString(4), Digest.ofBytes(row.getBytes(5))),
                        counterSubject == null ? List.of(subject) : List.of(subject, counterSubject),
                        new EncodedJson(row.getString(8), Digest.ofBytes(row.getBytes(9))),
                        Digest.ofBytes(row.getBytes(10)),
                        row.getString(11),
                        row.getString(12)),
                LedgerStatements.instant(row, 13).orElseThrow(),
                Status.ofCode(row.getString(14)),
                Optional.ofNullable(row.getObject(15, UUID.class)),
                signature(row.getString(16), LedgerStatements.instant(row, 17)),
                signature(row.getString(18), LedgerStatements.instant(row, 19)),
                recordedAt,
                LedgerStatements.instant(row, 21));
    }

    private static Optional<Signature> signature(@Nullable String by, Optional<Instant> at) {
        return by == null ? Optional.empty() : Optional.of(new Signature(by, at.orElseThrow()));
    }

    private List<Amendment> query(String sql, Arguments arguments) {
        return statements.query(sql, statement -> {
            arguments.give(statement);
            return amendments(statement);
        });
    }
}
