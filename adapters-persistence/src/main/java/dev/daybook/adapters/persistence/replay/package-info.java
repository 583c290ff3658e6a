/**
 * Application states that are built beside the live one, and the record of replays; this package knows no business noun.
 *
 * <p>{@link dev.daybook.adapters.persistence.replay.JpaAsideStates} begins a state in a schema of its own.
 * {@link dev.daybook.adapters.persistence.replay.AsideSchema} makes that schema without indexes, adds these when they are
 * needed, and switches names with the live schema. {@link dev.daybook.adapters.persistence.replay.StateComparison} compares
 * two schemas. {@link dev.daybook.adapters.persistence.replay.JdbcReplayLedger} records replays and their outcome.
 */
@NullMarked
package dev.daybook.adapters.persistence.replay;

import org.jspecify.annotations.NullMarked;
