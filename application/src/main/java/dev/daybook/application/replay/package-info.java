/**
 * Materializing events that are in the log already.
 *
 * <p>{@link dev.daybook.application.replay.Rematerialization} runs one recorded event through the same materializer as
 * when it was new, with a context that drops tasks and problem reports; {@link
 * dev.daybook.application.replay.StateCatchUp} uses it to bring a state that lags up to the end of the log.
 *
 * <p>{@link dev.daybook.application.replay.StateReplay} builds a whole state from the log beside the live one, to
 * compare the two or to switch; {@link dev.daybook.application.replay.AsideStates} is the port to such states, and
 * {@link dev.daybook.application.replay.ApprovedChanges} the port to approved changes of the log, which a rebuild
 * applies. {@link dev.daybook.application.replay.Replays} takes requests for replays and runs one at a time in the
 * background; {@link dev.daybook.application.replay.ReplayLedger} is the port to their history. Without a request,
 * {@link dev.daybook.application.replay.NightlyVerification} and {@link dev.daybook.application.replay.Verifications}
 * begin verifications, {@link dev.daybook.application.replay.RebuildAtStart} a rebuild before commands are accepted,
 * and {@link dev.daybook.application.replay.ReplayResumption} resumes what was interrupted.
 */
@NullMarked
package dev.daybook.application.replay;

import org.jspecify.annotations.NullMarked;
