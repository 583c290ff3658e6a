/**
 * Amendments over HTTP: an operator proposes, an approver approves. Both, and auditors, can read them.
 *
 * <p>{@link dev.daybook.adapters.rest.amendment.AmendmentResource} has the routes. {@link
 * dev.daybook.adapters.rest.read.EventView} shows the amendments of an event.
 */
@NullMarked
package dev.daybook.adapters.rest.amendment;

import org.jspecify.annotations.NullMarked;
