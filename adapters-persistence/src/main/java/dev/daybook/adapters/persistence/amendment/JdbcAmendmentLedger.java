package dev.daybook.adapters.persistence.amendment;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Content;
import dev.daybook.application.amendment.Amendment.Signature;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Amendments in the log's database, written in transactions of its own. The table itself enforces the order of the steps,
 * for every program that writes it.
 */
@Singleton
public class JdbcAmendmentLedger implements AmendmentLedger {

    private static final String READING = "Reading the amendments";

    private static final String COLUMNS = """
            id, position, version, data, digest_after, subject, counter_subject, found, digest_found, digest_before,
            reason, proposed_by, proposed_at, status, trial, approved_by, approved_at, withdrawn_by, withdrawn_at,
            recorded_position, applied_at
            """;

    private static final String SELECT = "select " + COLUMNS + "from amendment\n";

    private final Connections connections;

    @Inject
    public JdbcAmendmentLedger(Databases databases) {
        this.connections = new Connections(databases.eventLog().read());
    }

    private static final Sql PROPOSE = Sql.of("""
            insert into amendment (id, position, version, data, digest_after, subject, counter_subject, found,
              digest_found, digest_before, reason, proposed_by)
            values (:id, :position, :version, :data, :digestAfter, :subject, :counterSubject, :found,
              :digestFound, :digestBefore, :reason, :proposedBy)
            on conflict do nothing
            returning
            """ + COLUMNS);

    @Override
    public Optional<Amendment> propose(UUID id, Content content) {
        List<UUID> subjects = content.subjects();
        return connections.commit(
                "Recording an amendment",
                connection -> PROPOSE.on(connection)
                        .with("id", id)
                        .with("position", content.position())
                        .with("version", content.version())
                        .with("data", content.data().text())
                        .with("digestAfter", content.data().digest().bytes())
                        .with("subject", subjects.get(0))
                        .with("counterSubject", subjects.size() > 1 ? subjects.get(1) : null)
                        .with("found", content.found().text())
                        .with("digestFound", content.found().digest().bytes())
                        .with("digestBefore", content.digestBefore().bytes())
                        .with("reason", content.reason())
                        .with("proposedBy", content.proposedBy())
                        .first(JdbcAmendmentLedger::amendment));
    }

    private static final Sql TRY_OUT = Sql.of("""
            update amendment
            set trial = :replay
            where id = :id and status = 'proposed'
            """);

    @Override
    public void tryOut(UUID id, UUID replay) {
        connections.commit(
                "Recording an amendment's trial",
                connection -> TRY_OUT.on(connection)
                        .with("replay", replay)
                        .with("id", id)
                        .update());
    }

    private static final Sql APPROVE = Sql.of("""
            update amendment a
            set status = 'approved', approved_by = :by, approved_at = clock_timestamp()
            where id = :id
              and status = 'proposed'
              and proposed_by <> :by
              and exists (
                select from replay r
                where r.id = a.trial and r.kind = 'trial' and r.status in ('succeeded', 'diverged'))
            """);

    @Override
    public boolean approve(UUID id, String by) {
        int approved = connections.commit(
                "Approving an amendment",
                connection ->
                        APPROVE.on(connection).with("by", by).with("id", id).update());
        return approved > 0;
    }

    private static final Sql WITHDRAW = Sql.of("""
            update amendment
            set status = 'withdrawn', withdrawn_by = :by, withdrawn_at = clock_timestamp()
            where id = :id and status in ('proposed', 'approved')
            """);

    @Override
    public boolean withdraw(UUID id, String by) {
        int withdrawn = connections.commit(
                "Withdrawing an amendment",
                connection ->
                        WITHDRAW.on(connection).with("by", by).with("id", id).update());
        return withdrawn > 0;
    }

    private static final Sql FIND = Sql.of(SELECT + "where id = :id");

    @Override
    public Optional<Amendment> find(UUID id) {
        return connections.use(
                READING, connection -> FIND.on(connection).with("id", id).first(JdbcAmendmentLedger::amendment));
    }

    private static final Sql PAGE = Sql.of(SELECT + """
            where :after::uuid is null or id < :after
            order by id desc
            limit :limit
            """);

    @Override
    public List<Amendment> findPage(Optional<UUID> after, int limit) {
        return connections.use(
                READING,
                connection -> PAGE.on(connection)
                        .with("after", after)
                        .with("limit", limit)
                        .list(JdbcAmendmentLedger::amendment));
    }

    private static final Sql OPEN = Sql.of(SELECT + "where status in ('proposed', 'approved') order by id");

    @Override
    public List<Amendment> findOpen() {
        return connections.use(READING, connection -> OPEN.on(connection).list(JdbcAmendmentLedger::amendment));
    }

    private static final Sql APPLIED = Sql.of(SELECT + """
            where position = :position and status = 'applied'
            order by recorded_position
            """);

    @Override
    public List<Amendment> findApplied(long position) {
        return connections.use(
                READING,
                connection -> APPLIED.on(connection).with("position", position).list(JdbcAmendmentLedger::amendment));
    }

    private static Amendment amendment(Row row) throws SQLException {
        return new Amendment(
                row.uuid("id"),
                content(row),
                row.instant("proposed_at"),
                Status.ofCode(row.text("status")),
                row.optionalUuid("trial"),
                signature(row, "approved_by", "approved_at"),
                signature(row, "withdrawn_by", "withdrawn_at"),
                row.optionalNumber("recorded_position"),
                row.optionalInstant("applied_at"));
    }

    private static Content content(Row row) throws SQLException {
        UUID subject = row.uuid("subject");
        return new Content(
                row.number("position"),
                row.integer("version"),
                new EncodedJson(row.text("data"), Digest.ofBytes(row.bytes("digest_after"))),
                row.optionalUuid("counter_subject")
                        .map(counterSubject -> List.of(subject, counterSubject))
                        .orElse(List.of(subject)),
                new EncodedJson(row.text("found"), Digest.ofBytes(row.bytes("digest_found"))),
                Digest.ofBytes(row.bytes("digest_before")),
                row.text("reason"),
                row.text("proposed_by"));
    }

    private static Optional<Signature> signature(Row row, String by, String at) throws SQLException {
        Optional<String> person = row.optionalText(by);
        return person.isEmpty() ? Optional.empty() : Optional.of(new Signature(person.get(), row.instant(at)));
    }
}
