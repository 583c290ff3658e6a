/**
 * Webhooks, for operators.
 *
 * <p>{@link dev.daybook.adapters.rest.webhook.WebhookResource} has the routes.
 */
@NullMarked
package dev.daybook.adapters.rest.webhook;

import org.jspecify.annotations.NullMarked;
