/**
 * The event log over HTTP: facts from outside go in, recorded events come out.
 *
 * <p>{@link dev.daybook.adapters.rest.event.EventResource} has the routes.
 * {@link dev.daybook.adapters.rest.event.AppendEventReader} reads facts and keeps their data as text, because only the
 * codec knows what belongs in it; {@link dev.daybook.adapters.rest.json.LineReader} and
 * {@link dev.daybook.adapters.rest.event.ImportLines} feed an import of any length.
 */
@NullMarked
package dev.daybook.adapters.rest.event;

import org.jspecify.annotations.NullMarked;
