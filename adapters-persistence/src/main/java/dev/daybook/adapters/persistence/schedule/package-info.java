/**
 * How far schedules have come, in the log's database.
 *
 * <p>{@link dev.daybook.adapters.persistence.schedule.JdbcScheduleLedger} is the only class. The commands that schedules
 * send are not here: they are in the log like all others.
 */
@NullMarked
package dev.daybook.adapters.persistence.schedule;

import org.jspecify.annotations.NullMarked;
