/**
 * Commands that a calendar sends, such as the daily calculation of interest.
 *
 * <p>A noun lists its {@link dev.daybook.domain.kernel.ScheduledCommand}s in its feature; the settings give each one a
 * {@link dev.daybook.application.schedule.RunCalendar}. One job, {@link dev.daybook.application.schedule.ScheduleJob},
 * sends the command of each date, oldest first. These are ordinary commands with the same keys as those of people. The
 * {@link dev.daybook.application.schedule.ScheduleLedger} says how far each schedule has come, and {@link
 * dev.daybook.application.schedule.Schedules} shows it.
 *
 * <p>When a background job itself runs is decided by {@link dev.daybook.application.job.Schedule}.
 */
@NullMarked
package dev.daybook.application.schedule;

import org.jspecify.annotations.NullMarked;
