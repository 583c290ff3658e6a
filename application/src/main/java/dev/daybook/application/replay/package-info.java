/**
 * Materializing events that are in the log already.
 *
 * <p>{@link dev.daybook.application.replay.Rematerialization} runs one recorded event through the same materializer as
 * when it was new, with a context that can reach neither the task gateway nor anybody to report to;
 * {@link dev.daybook.application.replay.StateCatchUp} uses it to bring a state that lags up to the end of the log.
 */
@NullMarked
package dev.daybook.application.replay;

import org.jspecify.annotations.NullMarked;
