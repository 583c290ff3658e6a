package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Databases;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks in PostgreSQL, in the log's database. */
@Singleton
public class JdbcWebhooks implements Webhooks {

    private static final String ENTRY = "client_id, url, event_names, seen_position, changed_at, changed_by";

    private final Rows read;
    private final Rows write;

    @Inject
    public JdbcWebhooks(Databases databases) {
        this.read = new Rows(databases.eventLog().read(), "Reading the webhooks");
        this.write = new Rows(databases.eventLog().xa(), "Writing the webhooks");
    }

    @Override
    public Optional<Entry> find(ClientId clientId) {
        return read.first(
                JdbcWebhooks::entry, "select " + ENTRY + " from webhook where client_id = ?", clientId.value());
    }

    @Override
    public Optional<Target> target(ClientId clientId) {
        return read.first(
                row -> new Target(entry(row).webhook(), new WebhookSecret(row.getString("secret"))),
                "select " + ENTRY + ", secret from webhook where client_id = ?",
                clientId.value());
    }

    @Override
    public List<Entry> findPage(Optional<ClientId> after, int limit) {
        return read.list(
                JdbcWebhooks::entry,
                "select " + ENTRY + " from webhook where client_id > ? order by client_id limit ?",
                after.map(ClientId::value).orElse(""),
                limit);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        List<EventName> events = Arrays.stream(
                        (String[]) row.getArray("event_names").getArray())
                .map(EventName::new)
                .toList();
        return new Entry(
                Webhook.to(new ClientId(row.getString("client_id")), row.getString("url"), events),
                row.getLong("seen_position"),
                Rows.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    @Override
    public boolean put(Webhook webhook, Optional<WebhookSecret> secret, String actor) {
        String clientId = webhook.clientId().value();
        String url = webhook.url().toString();
        String[] events = webhook.events().stream().map(EventName::value).toArray(String[]::new);
        int changed = write.change(
                "update webhook set url = ?, event_names = ?, secret = coalesce(?, secret),"
                        + " changed_at = clock_timestamp(), changed_by = ? where client_id = ?",
                url,
                events,
                secret.map(WebhookSecret::value),
                actor,
                clientId);
        if (changed == 0) {
            String chosen = secret.map(WebhookSecret::value)
                    .orElseThrow(() -> Rejection.refused(
                            "webhook.secret-missing", "A new webhook needs a secret to sign its calls with."));
            write.change(
                    "insert into webhook (client_id, url, event_names, secret, seen_position, changed_at, changed_by)"
                            + " values (?, ?, ?, ?, (select coalesce(max(position), 0) from event_log),"
                            + " clock_timestamp(), ?) on conflict (client_id) do update set url = excluded.url,"
                            + " event_names = excluded.event_names, secret = excluded.secret,"
                            + " changed_at = excluded.changed_at, changed_by = excluded.changed_by",
                    clientId,
                    url,
                    events,
                    chosen,
                    actor);
        }
        act(clientId, "PUT", actor);
        return changed == 0;
    }

    @Override
    public long remove(ClientId clientId, String actor) {
        if (write.change("delete from webhook where client_id = ?", clientId.value()) == 0) {
            throw Rejection.unknown("webhook", clientId);
        }
        act(clientId.value(), "DELETE", actor);
        // a task that is being carried out at this moment finds no webhook the next time, and is done with
        return write.list(
                        Rows::id,
                        "with discarded as (update task set status = 'DISCARDED', finished_at = clock_timestamp()"
                                + " where id in (select id from task where status in ('WAITING', 'DEAD') and kind = ?"
                                + " and ordering_key ^@ ? for no key update skip locked) returning id),"
                                + " recorded as (insert into operator_action (task_id, action, actor, reason)"
                                + " select id, 'DISCARD', ?, 'The webhook was taken away.' from discarded)"
                                + " select id from discarded",
                        EventNotification.KIND,
                        "webhook " + clientId + " ",
                        actor)
                .size();
    }

    private void act(String clientId, String action, String actor) {
        write.change("insert into operator_action (webhook, action, actor) values (?, ?, ?)", clientId, action, actor);
    }

    @Override
    public List<Entry> takeLagging(long logPosition) {
        return write.list(
                JdbcWebhooks::entry,
                "select " + ENTRY + " from webhook where seen_position < ? order by client_id"
                        + " for no key update skip locked",
                logPosition);
    }

    @Override
    public List<PendingEvent> pending(Entry entry, long logPosition, int limit) {
        String[] names = entry.webhook().events().stream().map(EventName::value).toArray(String[]::new);
        return write.list(
                row -> new PendingEvent(row.getLong("position"), Rows.id(row), row.getObject("subject", UUID.class)),
                "select position, id, subject from event_log where position > ? and position <= ?"
                        + " and (cardinality(?) = 0 or name = any(?)) order by position limit ?",
                entry.seenPosition(),
                logPosition,
                names,
                names,
                limit);
    }

    @Override
    public void record(ClientId clientId, long seenPosition, List<RecordedTask> tasks) {
        write.changeAll(
                "insert into task (id, event_id, position, kind, payload, ordering_key, next_attempt_at, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                tasks.stream()
                        .map(task -> new Object[] {
                            task.id(),
                            task.eventId(),
                            task.position(),
                            task.kind(),
                            task.payload(),
                            task.orderingKey(),
                            task.recordedAt().atOffset(ZoneOffset.UTC),
                            task.recordedAt().atOffset(ZoneOffset.UTC)
                        })
                        .toList());
        write.change("update webhook set seen_position = ? where client_id = ?", seenPosition, clientId.value());
    }
}
