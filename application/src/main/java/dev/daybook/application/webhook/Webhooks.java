package dev.daybook.application.webhook;

import dev.daybook.application.log.RecordedTask;
import dev.daybook.domain.kernel.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port to the webhooks. Methods that change them need a transaction of the caller; methods that only read need
 * none.
 */
public interface Webhooks {

    /**
     * A webhook as it is on record.
     *
     * @param seenPosition up to this position, every event that the webhook gets has its task
     */
    record Entry(Webhook webhook, long seenPosition, Instant changedAt, String changedBy) {}

    /** An address and the secret to sign with. */
    record Target(Webhook webhook, WebhookSecret secret) {}

    Optional<Entry> find(ClientId clientId);

    /** What is needed to call that webhook. */
    Optional<Target> target(ClientId clientId);

    /** Webhooks in the order of their client ids. */
    List<Entry> findPage(Optional<ClientId> after, int limit);

    /**
     * Adds a webhook, which gets events from now on, or changes it. If no secret is given, it keeps the one that it
     * has.
     *
     * @return whether it is new
     * @throws dev.daybook.domain.kernel.Rejection if it is new and has no secret
     */
    boolean put(Webhook webhook, Optional<WebhookSecret> secret, String actor);

    /**
     * Removes a webhook and discards the tasks that wait for it.
     *
     * @return how many tasks
     * @throws dev.daybook.domain.kernel.Rejection if there is none
     */
    long remove(ClientId clientId, String actor);

    /**
     * The webhooks that lag the log, held for the rest of this transaction; those that another transaction holds are left out.
     *
     * @param logPosition where the log ends
     */
    List<Entry> takeLagging(long logPosition);

    /**
     * At most {@code limit} events that the webhook gets and that have no task yet. A webhook that gets the events of a name
     * gets their amendments, too.
     */
    List<PendingEvent> pending(Entry entry, long logPosition, int limit);

    /** Records these tasks, and the new position of the webhook. */
    void record(ClientId clientId, long seenPosition, List<RecordedTask> tasks);
}
