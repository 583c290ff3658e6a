/**
 * Replays of the log over HTTP. Operators begin, watch and cancel them. Auditors can watch them and see the results.
 *
 * <p>{@link dev.daybook.adapters.rest.replay.ReplayResource} has the routes;
 * {@link dev.daybook.adapters.rest.replay.ReplayProgress} is a replay that is being watched.
 */
@NullMarked
package dev.daybook.adapters.rest.replay;

import org.jspecify.annotations.NullMarked;
