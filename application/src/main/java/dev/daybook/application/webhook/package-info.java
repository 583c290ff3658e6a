/**
 * Telling others of events as they are recorded.
 *
 * <p>Operators put {@link dev.daybook.application.webhook.Webhook}s there;
 * {@link dev.daybook.application.webhook.EventNotifications} makes a task for each event that one is to be told of; calling
 * it is a handler's, like every other task.
 */
@NullMarked
package dev.daybook.application.webhook;

import org.jspecify.annotations.NullMarked;
