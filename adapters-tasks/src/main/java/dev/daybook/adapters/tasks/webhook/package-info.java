/**
 * Telling others of events by HTTP.
 *
 * <p>{@link dev.daybook.adapters.tasks.webhook.EventNotificationHandler} puts a call together,
 * {@link dev.daybook.adapters.tasks.webhook.WebhookCaller} makes it, and
 * {@link dev.daybook.adapters.tasks.webhook.PublicTargets} knows where to it may go.
 */
@NullMarked
package dev.daybook.adapters.tasks.webhook;

import org.jspecify.annotations.NullMarked;
