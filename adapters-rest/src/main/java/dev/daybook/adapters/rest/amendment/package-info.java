/**
 * Amendments over HTTP: an operator proposes, an approver approves. Both, and auditors, can read them.
 *
 * <p>{@link dev.daybook.adapters.rest.amendment.AmendmentResource} has the routes. How an event shows its amendments is
 * {@link dev.daybook.adapters.rest.read.EventView}'s business.
 */
@NullMarked
package dev.daybook.adapters.rest.amendment;

import org.jspecify.annotations.NullMarked;
