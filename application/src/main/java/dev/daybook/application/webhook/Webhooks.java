package dev.daybook.application.webhook;

import dev.daybook.application.log.RecordedTask;
import dev.daybook.domain.kernel.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port to the webhooks. What changes them wants a transaction of its caller's; what only asks wants none. */
public interface Webhooks {

    /**
     * A webhook as it stands there.
     *
     * @param seenPosition up to which every event that it is to be told of has its task
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
     * Puts a webhook there, to be told of events from now on, or changes it; without a secret the one that it has stays.
     *
     * @return whether it is new
     * @throws dev.daybook.domain.kernel.Rejection if it is new and has no secret
     */
    boolean put(Webhook webhook, Optional<WebhookSecret> secret, String actor);

    /**
     * Takes a webhook away and discards the tasks that wait for it.
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

    /** Those events of the log that a webhook has not been told of, at most so many. */
    List<PendingEvent> pending(Entry entry, long logPosition, int limit);

    /** Records those tasks, and how far the webhook has come with them. */
    void record(ClientId clientId, long seenPosition, List<RecordedTask> tasks);
}
