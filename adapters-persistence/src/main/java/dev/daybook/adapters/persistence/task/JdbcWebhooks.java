package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.webhook.EventNotification;
import dev.daybook.application.webhook.PendingEvent;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.application.webhook.Webhooks;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Webhooks in PostgreSQL, in the log's database. */
@Singleton
public class JdbcWebhooks implements Webhooks {

    private static final String READING = "Reading the webhooks";
    private static final String WRITING = "Writing the webhooks";
    private static final String COLUMNS = "client_id, url, event_names, seen_position, changed_at, changed_by";

    private final Connections read;
    private final Connections write;

    @Inject
    public JdbcWebhooks(Databases databases) {
        this.read = new Connections(databases.eventLog().read());
        this.write = new Connections(databases.eventLog().xa());
    }

    private static final Sql FIND = Sql.of("select " + COLUMNS + ", secret from webhook where client_id = :clientId");

    @Override
    public Optional<Entry> find(ClientId clientId) {
        return find(clientId, JdbcWebhooks::entry);
    }

    @Override
    public Optional<Target> target(ClientId clientId) {
        return find(clientId, row -> new Target(entry(row).webhook(), new WebhookSecret(row.text("secret"))));
    }

    private <T> Optional<T> find(ClientId clientId, Sql.RowMapper<T> mapper) {
        return read.use(
                READING,
                connection ->
                        FIND.on(connection).with("clientId", clientId.value()).first(mapper));
    }

    private static final Sql PAGE = Sql.of("select " + COLUMNS + """

            from webhook
            where client_id > :after
            order by client_id
            limit :limit
            """);

    @Override
    public List<Entry> findPage(Optional<ClientId> after, int limit) {
        return read.use(
                READING,
                connection -> PAGE.on(connection)
                        .with("after", after.map(ClientId::value).orElse(""))
                        .with("limit", limit)
                        .list(JdbcWebhooks::entry));
    }

    private static Entry entry(Row row) throws SQLException {
        List<EventName> events =
                row.texts("event_names").stream().map(EventName::new).toList();
        return new Entry(
                // not Webhook.to: a rule that came later must not make a recorded webhook unreadable
                new Webhook(new ClientId(row.text("client_id")), URI.create(row.text("url")), events),
                row.number("seen_position"),
                row.instant("changed_at"),
                row.text("changed_by"));
    }

    private static final Sql CHANGE = Sql.of("""
            update webhook
            set url = :url, event_names = :events, secret = coalesce(:secret, secret),
              changed_at = clock_timestamp(), changed_by = :actor
            where client_id = :clientId
            """);

    private static final Sql PUT = Sql.of("""
            insert into webhook (client_id, url, event_names, secret, seen_position, changed_at, changed_by)
            values (:clientId, :url, :events, :secret, (select coalesce(max(position), 0) from event_log),
              clock_timestamp(), :actor)
            on conflict (client_id) do update
            set url = excluded.url, event_names = excluded.event_names, secret = excluded.secret,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """);

    @Override
    public boolean put(Webhook webhook, Optional<WebhookSecret> secret, String actor) {
        return write.use(WRITING, connection -> {
            boolean isNew = set(CHANGE.on(connection), webhook, secret, actor).update() == 0;
            if (isNew) {
                if (secret.isEmpty()) {
                    throw Rejection.refused(
                            "webhook.secret-missing", "A new webhook needs a secret to sign its calls with.");
                }
                set(PUT.on(connection), webhook, secret, actor).update();
            }
            recordAction(connection, webhook.clientId(), "PUT", actor);
            return isNew;
        });
    }

    private static Sql.Execution set(
            Sql.Execution statement, Webhook webhook, Optional<WebhookSecret> secret, String actor) {
        return statement
                .with("clientId", webhook.clientId().value())
                .with("url", webhook.url().toString())
                .with("events", names(webhook))
                .with("secret", secret.map(WebhookSecret::value))
                .with("actor", actor);
    }

    private static String[] names(Webhook webhook) {
        return webhook.events().stream().map(EventName::value).toArray(String[]::new);
    }

    private static final Sql DELETE = Sql.of("delete from webhook where client_id = :clientId");

    /** A task that is being carried out is skipped. Its next attempt finds no webhook and ends the task. */
    private static final Sql DISCARD_TASKS = Sql.of("""
            with
              discarded as (
                update task
                set status = 'DISCARDED', finished_at = clock_timestamp()
                where id in (
                  select id from task
                  where status in ('WAITING', 'DEAD') and kind = :kind and ordering_key ^@ :prefix
                  for no key update skip locked)
                returning id),
              recorded as (
                insert into operator_action (task_id, action, actor, reason)
                select id, 'DISCARD', :actor, 'The webhook was taken away.' from discarded)
            select id from discarded
            """);

    @Override
    public long remove(ClientId clientId, String actor) {
        return write.use(WRITING, connection -> {
            if (DELETE.on(connection).with("clientId", clientId.value()).update() == 0) {
                throw Rejection.unknown("webhook", clientId);
            }
            recordAction(connection, clientId, "DELETE", actor);
            return (long) DISCARD_TASKS
                    .on(connection)
                    .with("kind", EventNotification.KIND)
                    .with("prefix", "webhook " + clientId + " ")
                    .with("actor", actor)
                    .list(row -> row.uuid("id"))
                    .size();
        });
    }

    private static final Sql RECORD_ACTION =
            Sql.of("insert into operator_action (webhook, action, actor) values (:clientId, :action, :actor)");

    private static void recordAction(Connection connection, ClientId clientId, String action, String actor)
            throws SQLException {
        RECORD_ACTION
                .on(connection)
                .with("clientId", clientId.value())
                .with("action", action)
                .with("actor", actor)
                .update();
    }

    private static final Sql TAKE_LAGGING = Sql.of("select " + COLUMNS + """

            from webhook
            where seen_position < :logPosition
            order by client_id
            for no key update skip locked
            """);

    @Override
    public List<Entry> takeLagging(long logPosition) {
        return write.use(
                WRITING,
                connection -> TAKE_LAGGING
                        .on(connection)
                        .with("logPosition", logPosition)
                        .list(JdbcWebhooks::entry));
    }

    private static final Sql PENDING = Sql.of("""
            select position, id, recorded_at,
              case when name = 'EventAmended'
                then (select amended.subject from event_log amended where amended.id = event.subject)
                else subject
              end as subject
            from event_log event
            where position > :seen
              and position <= :logPosition
              and (cardinality(:names) = 0
                or name = any(:names)
                or (name = 'EventAmended'
                  and (select amended.name from event_log amended where amended.id = event.subject) = any(:names)))
            order by position
            limit :limit
            """);

    @Override
    public List<PendingEvent> pending(Entry entry, long logPosition, int limit) {
        return write.use(
                WRITING,
                connection -> PENDING.on(connection)
                        .with("seen", entry.seenPosition())
                        .with("logPosition", logPosition)
                        .with("names", names(entry.webhook()))
                        .with("limit", limit)
                        .list(row -> new PendingEvent(
                                row.number("position"),
                                row.uuid("id"),
                                row.uuid("subject"),
                                row.instant("recorded_at"))));
    }

    private static final Sql INSERT_TASK = Sql.of("""
            insert into task (id, event_id, position, kind, payload, ordering_key, next_attempt_at, recorded_at)
            values (:id, :eventId, :position, :kind, :payload, :orderingKey, :recordedAt, :recordedAt)
            """);

    private static final Sql SEEN = Sql.of("update webhook set seen_position = :seen where client_id = :clientId");

    @Override
    public void record(ClientId clientId, long seenPosition, List<RecordedTask> tasks) {
        write.use(WRITING, connection -> {
            INSERT_TASK
                    .on(connection)
                    .batch(
                            tasks,
                            (insert, task) -> insert.with("id", task.id())
                                    .with("eventId", task.eventId())
                                    .with("position", task.position())
                                    .with("kind", task.kind())
                                    .with("payload", task.payload())
                                    .with("orderingKey", task.orderingKey())
                                    .with("recordedAt", task.recordedAt()));
            return SEEN.on(connection)
                    .with("seen", seenPosition)
                    .with("clientId", clientId.value())
                    .update();
        });
    }
}
