/**
 * Application states beside the live one, as far as that is SQL; it knows no business noun.
 *
 * <p>{@link dev.daybook.adapters.persistence.replay.AsideSchema} makes a schema that is filled without indexes, gets them
 * at the end, and changes its name with the live one; {@link dev.daybook.adapters.persistence.replay.StateComparison}
 * compares two of them; {@link dev.daybook.adapters.persistence.replay.JdbcReplayLedger} keeps what came of replays.
 */
@NullMarked
package dev.daybook.adapters.persistence.replay;

import org.jspecify.annotations.NullMarked;
