/** Tests of webhooks, on a ledger in memory, and what every adapter to webhooks does. */
@NullMarked
package dev.daybook.application.webhook;

import org.jspecify.annotations.NullMarked;
