/**
 * Webhooks: notifications of events as they are recorded.
 *
 * <p>Operators add {@link dev.daybook.application.webhook.Webhook}s;
 * {@link dev.daybook.application.webhook.EventNotifications} makes a task for each event that a webhook gets; a handler
 * calls the webhook, like every other task.
 */
@NullMarked
package dev.daybook.application.webhook;

import org.jspecify.annotations.NullMarked;
