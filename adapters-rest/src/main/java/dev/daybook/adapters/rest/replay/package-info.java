/**
 * Replays of the log, for operators: begun, watched, cancelled, and what came of them, which auditors see as well.
 *
 * <p>{@link dev.daybook.adapters.rest.replay.ReplayResource} has the routes;
 * {@link dev.daybook.adapters.rest.replay.ReplayProgress} is a replay that is being watched.
 */
@NullMarked
package dev.daybook.adapters.rest.replay;

import org.jspecify.annotations.NullMarked;
