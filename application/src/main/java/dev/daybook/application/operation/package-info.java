/**
 * The composition of the server, one class a concern, and the status of the whole.
 *
 * <p>{@link dev.daybook.application.operation.SettingsAssembly} reads the settings; {@link
 * dev.daybook.application.operation.ServerResources} are the server's threads, timer and transactions; {@link
 * dev.daybook.application.operation.Assembly} puts the corridor and the checks of the log together, {@link
 * dev.daybook.application.operation.TaskAssembly} the Task Gateway, {@link
 * dev.daybook.application.operation.ReplayAssembly} replays and amendments, {@link
 * dev.daybook.application.operation.ScheduleAssembly} the schedules, and {@link
 * dev.daybook.application.operation.JobAssembly} starts the background jobs. {@link
 * dev.daybook.application.operation.SystemStatus} reports the status.
 */
@NullMarked
package dev.daybook.application.operation;

import org.jspecify.annotations.NullMarked;
