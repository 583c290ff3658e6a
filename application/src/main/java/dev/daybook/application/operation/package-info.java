/**
 * The system as a whole: {@link dev.daybook.application.operation.Assembly} puts its pieces together in the server,
 * {@link dev.daybook.application.operation.TaskAssembly} those of the Task Gateway,
 * {@link dev.daybook.application.operation.ReplayAssembly} those of replays and amendments,
 * {@link dev.daybook.application.operation.SystemStatus} says how it is.
 */
@NullMarked
package dev.daybook.application.operation;

import org.jspecify.annotations.NullMarked;
