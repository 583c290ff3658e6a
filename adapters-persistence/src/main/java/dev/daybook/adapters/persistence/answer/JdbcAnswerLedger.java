package dev.daybook.adapters.persistence.answer;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.answer.AnswerLedger;
import dev.daybook.application.answer.KeptAnswer;
import dev.daybook.application.log.Digest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The keys of operations and their answers in PostgreSQL.
 *
 * <p>It is written in transactions of its own, independent of any distributed transaction. All times are the database's,
 * so that several servers agree.
 */
@Singleton
public class JdbcAnswerLedger implements AnswerLedger {

    private final Connections connections;

    @Inject
    public JdbcAnswerLedger(Databases databases) {
        this.connections = new Connections(databases.eventLog().read());
    }

    private static final Sql CLAIM = Sql.of("""
            insert into operation_key (key, request_digest, actor)
            values (:key, :request, :actor)
            on conflict (key) do update
            set claimed_at = clock_timestamp(), actor = excluded.actor
            where operation_key.status is null
              and operation_key.request_digest = excluded.request_digest
              and operation_key.claimed_at < clock_timestamp() - interval '%d seconds'
            returning key
            """.formatted(LONGEST_OPERATION.toSeconds()));

    private static final Sql FIND = Sql.of("""
            select request_digest, status, location, position, body
            from operation_key
            where key = :key
            """);

    /** A key can be released between the two statements. Then the next call claims it. */
    @Override
    public Optional<Earlier> claim(String key, Digest request, String actor) {
        return connections.commit("Claiming the key of an operation", connection -> {
            Optional<String> claimed = CLAIM.on(connection)
                    .with("key", key)
                    .with("request", request.bytes())
                    .with("actor", actor)
                    .first(row -> row.text("key"));
            return claimed.isPresent()
                    ? Optional.empty()
                    : Optional.of(FIND.on(connection)
                            .with("key", key)
                            .first(JdbcAnswerLedger::earlier)
                            .orElseGet(() -> new Earlier(request, Optional.empty())));
        });
    }

    private static Earlier earlier(Row row) throws SQLException {
        Optional<Integer> status = row.optionalInteger("status");
        Optional<KeptAnswer> answer = status.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptAnswer(
                        status.get(), row.optionalText("location"), row.optionalNumber("position"), row.text("body")));
        return new Earlier(Digest.ofBytes(row.bytes("request_digest")), answer);
    }

    private static final Sql KEEP = Sql.of("""
            update operation_key
            set status = :status, location = :location, position = :position, body = :body,
              answered_at = clock_timestamp()
            where key = :key and status is null
            """);

    @Override
    public void keep(String key, KeptAnswer answer) {
        connections.commit(
                "Keeping the answer to an operation",
                connection -> KEEP.on(connection)
                        .with("status", answer.status())
                        .with("location", answer.location())
                        .with("position", answer.position())
                        .with("body", answer.body())
                        .with("key", key)
                        .update());
    }

    private static final Sql RELEASE = Sql.of("delete from operation_key where key = :key and status is null");

    @Override
    public void release(String key) {
        connections.commit(
                "Giving the key of an operation back",
                connection -> RELEASE.on(connection).with("key", key).update());
    }
}
