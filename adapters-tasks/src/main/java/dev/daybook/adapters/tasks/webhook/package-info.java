/**
 * Sends events to webhooks by HTTP.
 *
 * <p>{@link dev.daybook.adapters.tasks.webhook.EventNotificationHandler} puts a call together, {@link
 * dev.daybook.adapters.tasks.webhook.WebhookCaller} makes it, and {@link
 * dev.daybook.adapters.tasks.webhook.PublicTargets} knows which hosts it may call.
 */
@NullMarked
package dev.daybook.adapters.tasks.webhook;

import org.jspecify.annotations.NullMarked;
