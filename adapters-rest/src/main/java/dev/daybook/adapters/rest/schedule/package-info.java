/**
 * Schedules, for operators and auditors.
 *
 * <p>{@link dev.daybook.adapters.rest.schedule.ScheduleResource} has the route. Schedules are set by the server's settings.
 */
@NullMarked
package dev.daybook.adapters.rest.schedule;

import org.jspecify.annotations.NullMarked;
